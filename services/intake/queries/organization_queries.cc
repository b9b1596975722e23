#include "services/intake/queries/organization_queries.h"

#include <string>

#include "common/base/status.h"
#include "services/intake/context/stream_reader.h"
#include "services/intake/queries/page.h"

namespace thuocdo::intake {
namespace {

std::string EndText(streams::OrganizationEnd end) {
  switch (end) {
    case streams::OrganizationEnd::kNot:
      return "";
    case streams::OrganizationEnd::kSplit:
      return "split";
    case streams::OrganizationEnd::kMerged:
      return "merged";
    case streams::OrganizationEnd::kDissolved:
      return "dissolved";
  }
  return "";
}

intake::v1::Organization ToProto(const streams::OrganizationState& state) {
  intake::v1::Organization organization;
  organization.set_id(state.id);
  organization.set_name(state.name);
  organization.mutable_aliases()->Assign(state.aliases.begin(), state.aliases.end());
  organization.set_ended(EndText(state.ended));
  organization.mutable_predecessors()->Assign(state.predecessors.begin(), state.predecessors.end());
  organization.mutable_successors()->Assign(state.successors.begin(), state.successors.end());
  return organization;
}

}  // namespace

absl::Status HandleListOrganizations(Intake& intake, const intake::v1::ListOrganizationsRequest& request,
                                     intake::v1::ListOrganizationsResponse& response) {
  ASSIGN_OR_RETURN(IdPage page, ListIds(*intake.log, eventlog::OrganizationStream(""), request.page_size(),
                                        request.page_token()));
  StreamReader reader(intake.log);
  for (const std::string& id : page.ids) {
    ASSIGN_OR_RETURN(streams::OrganizationState state, reader.Organization(id));
    *response.add_organizations() = ToProto(state);
  }
  response.set_next_page_token(page.next_page_token);
  return absl::OkStatus();
}

}  // namespace thuocdo::intake
