// Decisions on organizations: import, rename, split, merge, dissolve.
//
// An id is never used again. A name or alias belongs to one existing organization, as FoldLook compares
// names; the names of an organization that has ended are free again.
#pragma once

#include <map>
#include <set>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "common/eventlog/records/append.h"
#include "common/streams/organization.h"
#include "thuocdo/intake/v1/organizations.pb.h"

namespace thuocdo::intake {

// The limits of a command: its organizations, and the aliases of each.
inline constexpr int kOrganizationsMax = 1000;
inline constexpr int kAliasesMax = 100;

// What a decision on organizations needs to know.
struct OrganizationsKnown {
  streams::NameRegistry names;
  std::map<std::string, streams::OrganizationState> organizations;  // named by the command, and ever created
};

// Return the events that `command` causes, or every violation. Importing what is known already causes none.
absl::StatusOr<std::vector<eventlog::NewEvent>> DecideImportOrganizations(
    const OrganizationsKnown& known, const intake::v1::ImportOrganizationsRequest& command);
absl::StatusOr<std::vector<eventlog::NewEvent>> DecideRenameOrganization(
    const OrganizationsKnown& known, const intake::v1::RenameOrganizationRequest& command);
absl::StatusOr<std::vector<eventlog::NewEvent>> DecideSplitOrganization(
    const OrganizationsKnown& known, const intake::v1::SplitOrganizationRequest& command);
absl::StatusOr<std::vector<eventlog::NewEvent>> DecideMergeOrganizations(
    const OrganizationsKnown& known, const intake::v1::MergeOrganizationsRequest& command);
absl::StatusOr<std::vector<eventlog::NewEvent>> DecideDissolveOrganization(
    const OrganizationsKnown& known, const intake::v1::DissolveOrganizationRequest& command);

}  // namespace thuocdo::intake
