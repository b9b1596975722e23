#include <utility>

#include "common/base/status.h"
#include "services/intake/commands.h"
#include "services/intake/core/decide_organizations.h"

namespace thuocdo {
namespace {

template <typename Request>
absl::StatusOr<std::vector<NewEvent>> ReadAndDecide(StreamReader& reader, const Request& request) {
  OrganizationsKnown known;
  ASSIGN_OR_RETURN(known.names, reader.Names());
  for (const std::string& id : OrganizationsNamed(request)) {
    ASSIGN_OR_RETURN(OrganizationState state, reader.Organization(id));
    if (state.revision.value > 0) known.organizations.emplace(id, std::move(state));
  }
  return Decide(known, request);
}

template <typename Request, typename Response>
absl::Status RunOnOrganizations(Intake& intake, const Command& command, const Request& request,
                                Response& response) {
  auto decide = [&](StreamReader& reader) { return ReadAndDecide(reader, request); };
  ASSIGN_OR_RETURN(*response.mutable_receipt(), RunCommand(*intake.log, command, decide));
  return absl::OkStatus();
}

}  // namespace

absl::Status Run(Intake& intake, const Command& command,
                 const intake::v1::ImportOrganizationsRequest& request,
                 intake::v1::ImportOrganizationsResponse& response) {
  return RunOnOrganizations(intake, command, request, response);
}

absl::Status Run(Intake& intake, const Command& command, const intake::v1::RenameOrganizationRequest& request,
                 intake::v1::RenameOrganizationResponse& response) {
  return RunOnOrganizations(intake, command, request, response);
}

absl::Status Run(Intake& intake, const Command& command, const intake::v1::SplitOrganizationRequest& request,
                 intake::v1::SplitOrganizationResponse& response) {
  return RunOnOrganizations(intake, command, request, response);
}

absl::Status Run(Intake& intake, const Command& command, const intake::v1::MergeOrganizationsRequest& request,
                 intake::v1::MergeOrganizationsResponse& response) {
  return RunOnOrganizations(intake, command, request, response);
}

absl::Status Run(Intake& intake, const Command& command,
                 const intake::v1::DissolveOrganizationRequest& request,
                 intake::v1::DissolveOrganizationResponse& response) {
  return RunOnOrganizations(intake, command, request, response);
}

}  // namespace thuocdo
