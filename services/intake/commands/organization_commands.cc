#include "services/intake/commands/organization_commands.h"

#include <set>
#include <string>
#include <utility>
#include <vector>

#include "common/base/status.h"
#include "services/intake/core/decide_organizations.h"

namespace thuocdo::intake {
namespace {

using OrganizationIds = std::set<std::string>;

template <typename Request>
using DecideOnOrganizations = absl::StatusOr<std::vector<eventlog::NewEvent>>(const OrganizationsKnown& known,
                                                                              const Request& command);

absl::StatusOr<OrganizationsKnown> ReadOrganizations(StreamReader& reader, const OrganizationIds& ids) {
  OrganizationsKnown known;
  ASSIGN_OR_RETURN(known.names, reader.Names());
  for (const std::string& id : ids) {
    ASSIGN_OR_RETURN(streams::OrganizationState state, reader.Organization(id));
    if (state.revision.value > 0) known.organizations.emplace(id, std::move(state));
  }
  return known;
}

// Runs a command that names the organizations `ids`.
template <typename Request, typename Response>
absl::Status RunOnOrganizations(Intake& intake, const Command& command, const OrganizationIds& ids,
                                const Request& request, DecideOnOrganizations<Request>& decide_request,
                                Response& response) {
  auto decide = [&](StreamReader& reader) -> absl::StatusOr<std::vector<eventlog::NewEvent>> {
    ASSIGN_OR_RETURN(const OrganizationsKnown known, ReadOrganizations(reader, ids));
    return decide_request(known, request);
  };
  ASSIGN_OR_RETURN(*response.mutable_receipt(), RunCommand(*intake.log, command, decide));
  return absl::OkStatus();
}

}  // namespace

absl::Status HandleImportOrganizations(Intake& intake, const Command& command,
                                       const intake::v1::ImportOrganizationsRequest& request,
                                       intake::v1::ImportOrganizationsResponse& response) {
  OrganizationIds ids;
  for (const intake::v1::OrganizationSpec& spec : request.organizations()) ids.insert(spec.id());
  return RunOnOrganizations(intake, command, ids, request, DecideImportOrganizations, response);
}

absl::Status HandleRenameOrganization(Intake& intake, const Command& command,
                                      const intake::v1::RenameOrganizationRequest& request,
                                      intake::v1::RenameOrganizationResponse& response) {
  return RunOnOrganizations(intake, command, {request.organization()}, request, DecideRenameOrganization,
                            response);
}

absl::Status HandleSplitOrganization(Intake& intake, const Command& command,
                                     const intake::v1::SplitOrganizationRequest& request,
                                     intake::v1::SplitOrganizationResponse& response) {
  OrganizationIds ids = {request.organization()};
  for (const intake::v1::OrganizationSpec& spec : request.successors()) ids.insert(spec.id());
  return RunOnOrganizations(intake, command, ids, request, DecideSplitOrganization, response);
}

absl::Status HandleMergeOrganizations(Intake& intake, const Command& command,
                                      const intake::v1::MergeOrganizationsRequest& request,
                                      intake::v1::MergeOrganizationsResponse& response) {
  OrganizationIds ids(request.organizations().begin(), request.organizations().end());
  ids.insert(request.successor().id());
  return RunOnOrganizations(intake, command, ids, request, DecideMergeOrganizations, response);
}

absl::Status HandleDissolveOrganization(Intake& intake, const Command& command,
                                        const intake::v1::DissolveOrganizationRequest& request,
                                        intake::v1::DissolveOrganizationResponse& response) {
  return RunOnOrganizations(intake, command, {request.organization()}, request, DecideDissolveOrganization,
                            response);
}

}  // namespace thuocdo::intake
