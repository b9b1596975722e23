#include "services/intake/stream_reader.h"

#include <utility>

#include "common/base/status.h"
#include "common/base/text.h"
#include "common/eventlog/erasure.h"

namespace thuocdo {

template <typename State>
absl::StatusOr<State> StreamReader::Fold(const std::string& stream) {
  State state;
  auto apply = [&](const eventlog::v1::Record& record) -> absl::Status {
    ASSIGN_OR_RETURN(PastEvent event, DecodeFrom(*log_, record));
    ASSIGN_OR_RETURN(state, Apply(std::move(state), event));
    return absl::OkStatus();
  };
  RETURN_IF_ERROR(log_->ReadStream(stream, Revision{}, apply));
  expected_[stream] = ExpectedRevision::Exactly(state.revision);
  return state;
}

absl::StatusOr<bool> StreamReader::Exists(const std::string& stream) const {
  ASSIGN_OR_RETURN(Revision revision, log_->StreamRevision(stream));
  return revision.value > 0;
}

absl::StatusOr<NameRegistry> StreamReader::Names() {
  return Fold<NameRegistry>(std::string(kOrganizationsStream));
}

absl::StatusOr<OrganizationState> StreamReader::Organization(const std::string& id) {
  if (!IsId(id)) return OrganizationState{};
  return Fold<OrganizationState>(OrganizationStream(id));
}

absl::StatusOr<RuleSetVersions> StreamReader::RuleSets(const std::string& id) {
  if (!IsId(id)) return RuleSetVersions{};
  return Fold<RuleSetVersions>(RuleSetStream(id));
}

absl::StatusOr<CampaignState> StreamReader::Campaign(const std::string& id) {
  if (!IsId(id)) return CampaignState{};
  return Fold<CampaignState>(CampaignStream(id));
}

absl::StatusOr<SheetState> StreamReader::Sheet(const std::string& campaign, const std::string& organization) {
  if (!IsId(campaign) || !IsId(organization)) return SheetState{};
  return Fold<SheetState>(SheetStream(campaign, organization));
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
