// Organizations and their life: import, rename, split, merge, dissolve.
//
// Ids are for ever. Names and aliases belong to one living organization each, as FoldName compares them; the
// names of one that has ended are free again.
#pragma once

#include <map>
#include <set>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "common/eventlog/event_log.h"
#include "common/streams/organization.h"
#include "thuocdo/intake/v1/organizations.pb.h"

namespace thuocdo {

// At most so many organizations in a command, and aliases of one organization in it.
inline constexpr int kOrganizationsMax = 1000;
inline constexpr int kAliasesMax = 100;

// What is known when a command is decided.
struct OrganizationsKnown {
  NameRegistry names;
  std::map<std::string, OrganizationState>
      organizations;  // those that the command names and that were ever created
};

// The events that `command` causes, or why it is refused. An import of what is already known causes none.
absl::StatusOr<std::vector<NewEvent>> DecideImportOrganizations(
    const OrganizationsKnown& known, const intake::v1::ImportOrganizationsRequest& command);
absl::StatusOr<std::vector<NewEvent>> DecideRenameOrganization(
    const OrganizationsKnown& known, const intake::v1::RenameOrganizationRequest& command);
absl::StatusOr<std::vector<NewEvent>> DecideSplitOrganization(
    const OrganizationsKnown& known, const intake::v1::SplitOrganizationRequest& command);
absl::StatusOr<std::vector<NewEvent>> DecideMergeOrganizations(
    const OrganizationsKnown& known, const intake::v1::MergeOrganizationsRequest& command);
absl::StatusOr<std::vector<NewEvent>> DecideDissolveOrganization(
    const OrganizationsKnown& known, const intake::v1::DissolveOrganizationRequest& command);

}  // namespace thuocdo
