#include "services/intake/context/stream_reader.h"

#include "absl/strings/str_cat.h"
#include "common/base/status.h"
#include "common/base/text.h"

namespace thuocdo::intake {

template <typename State>
absl::StatusOr<State> StreamReader::Read(const std::string& stream, streams::ApplyEvent<State>& apply) {
  ASSIGN_OR_RETURN(State state, streams::Fold(*log_, stream, apply));
  expected_[stream] = eventlog::ExpectedRevision::Exactly(state.revision);
  return state;
}

absl::StatusOr<bool> StreamReader::Exists(const std::string& stream) const {
  ASSIGN_OR_RETURN(Revision revision, log_->StreamRevision(stream));
  return revision.value > 0;
}

absl::StatusOr<streams::NameRegistry> StreamReader::Names() {
  return Read(std::string(eventlog::kOrganizationsStream), streams::ApplyNameRegistryEvent);
}

absl::StatusOr<streams::OrganizationState> StreamReader::Organization(const std::string& id) {
  if (!IsId(id)) return streams::OrganizationState{};
  return Read(eventlog::OrganizationStream(id), streams::ApplyOrganizationEvent);
}

absl::StatusOr<streams::RuleSetVersions> StreamReader::RuleSets(const std::string& id) {
  if (!IsId(id)) return streams::RuleSetVersions{};
  return Read(eventlog::RuleSetStream(id), streams::ApplyRuleSetEvent);
}

absl::StatusOr<streams::CampaignState> StreamReader::Campaign(const std::string& id) {
  if (!IsId(id)) return streams::CampaignState{};
  return Read(eventlog::CampaignStream(id), streams::ApplyCampaignEvent);
}

absl::StatusOr<streams::CampaignState> StreamReader::FindCampaign(const std::string& id) {
  ASSIGN_OR_RETURN(streams::CampaignState state, Campaign(id));
  if (state.phase != streams::CampaignPhase::kNone) return state;
  return absl::NotFoundError(absl::StrCat("there is no campaign ", id));
}

absl::StatusOr<streams::SheetState> StreamReader::Sheet(const std::string& campaign,
                                                        const std::string& organization) {
  if (!IsId(campaign) || !IsId(organization)) return streams::SheetState{};
  return Read(eventlog::SheetStream(campaign, organization), streams::ApplySheetEvent);
}

absl::StatusOr<Revision> StreamReader::SheetRevision(const std::string& campaign,
                                                     const std::string& organization) {
  if (!IsId(campaign) || !IsId(organization)) return Revision{};
  const std::string stream = eventlog::SheetStream(campaign, organization);
  ASSIGN_OR_RETURN(Revision revision, log_->StreamRevision(stream));
  expected_[stream] = eventlog::ExpectedRevision::Exactly(revision);
  return revision;
}

absl::StatusOr<bool> StreamReader::HasOrganization(const std::string& id) const {
  return IsId(id) ? Exists(eventlog::OrganizationStream(id)) : false;
}

absl::StatusOr<bool> StreamReader::HasCampaign(const std::string& id) const {
  return IsId(id) ? Exists(eventlog::CampaignStream(id)) : false;
}

}  // namespace thuocdo::intake
