#include "services/intake/context/stream_reader.h"

#include "absl/strings/str_cat.h"
#include "common/base/status.h"
#include "common/base/text.h"

namespace thuocdo {

template <typename State>
absl::StatusOr<State> StreamReader::Read(const std::string& stream, ApplyEvent<State>& apply) {
  ASSIGN_OR_RETURN(State state, Fold(*log_, stream, apply));
  expected_[stream] = ExpectedRevision::Exactly(state.revision);
  return state;
}

absl::StatusOr<bool> StreamReader::Exists(const std::string& stream) const {
  ASSIGN_OR_RETURN(Revision revision, log_->StreamRevision(stream));
  return revision.value > 0;
}

absl::StatusOr<NameRegistry> StreamReader::Names() {
  return Read(std::string(kOrganizationsStream), ApplyNameRegistryEvent);
}

absl::StatusOr<OrganizationState> StreamReader::Organization(const std::string& id) {
  if (!IsId(id)) return OrganizationState{};
  return Read(OrganizationStream(id), ApplyOrganizationEvent);
}

absl::StatusOr<RuleSetVersions> StreamReader::RuleSets(const std::string& id) {
  if (!IsId(id)) return RuleSetVersions{};
  return Read(RuleSetStream(id), ApplyRuleSetEvent);
}

absl::StatusOr<CampaignState> StreamReader::Campaign(const std::string& id) {
  if (!IsId(id)) return CampaignState{};
  return Read(CampaignStream(id), ApplyCampaignEvent);
}

absl::StatusOr<CampaignState> StreamReader::FindCampaign(const std::string& id) {
  ASSIGN_OR_RETURN(CampaignState state, Campaign(id));
  if (state.phase != CampaignPhase::kNone) return state;
  return absl::NotFoundError(absl::StrCat("there is no campaign ", id));
}

absl::StatusOr<SheetState> StreamReader::Sheet(const std::string& campaign, const std::string& organization) {
  if (!IsId(campaign) || !IsId(organization)) return SheetState{};
  return Read(SheetStream(campaign, organization), ApplySheetEvent);
}

absl::StatusOr<Revision> StreamReader::SheetRevision(const std::string& campaign,
                                                     const std::string& organization) {
  if (!IsId(campaign) || !IsId(organization)) return Revision{};
  const std::string stream = SheetStream(campaign, organization);
  ASSIGN_OR_RETURN(Revision revision, log_->StreamRevision(stream));
  expected_[stream] = ExpectedRevision::Exactly(revision);
  return revision;
}

absl::StatusOr<bool> StreamReader::HasOrganization(const std::string& id) const {
  return IsId(id) ? Exists(OrganizationStream(id)) : false;
}

absl::StatusOr<bool> StreamReader::HasCampaign(const std::string& id) const {
  return IsId(id) ? Exists(CampaignStream(id)) : false;
}

}  // namespace thuocdo
