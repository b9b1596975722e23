// The states of the streams `organization/<id>` and `organizations`.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "common/base/ids.h"
#include "common/eventlog/records/record.h"

namespace thuocdo::streams {

// How an organization ended.
enum class OrganizationEnd { kNot, kSplit, kMerged, kDissolved };

// An organization.
struct OrganizationState {
  std::string id;
  std::string name;  // the official name
  std::vector<std::string>
      aliases;  // other names, in the order they were added; former official names included
  std::vector<std::string> predecessors;  // it was split or merged from these
  std::vector<std::string> successors;    // it was split or merged into these
  OrganizationEnd ended = OrganizationEnd::kNot;
  Revision revision;
  friend bool operator==(const OrganizationState&, const OrganizationState&) = default;
};

// The owners of all names.
struct NameRegistry {
  std::map<std::string, std::string> owner_by_name;  // FoldName(name) -> organization id
  Revision revision;
  friend bool operator==(const NameRegistry&, const NameRegistry&) = default;
};

// Return `state` after `event`. Return DATA_LOSS if the event does not apply.
absl::StatusOr<OrganizationState> ApplyOrganizationEvent(OrganizationState state,
                                                         const eventlog::PastEvent& event);
absl::StatusOr<NameRegistry> ApplyNameRegistryEvent(NameRegistry state, const eventlog::PastEvent& event);

}  // namespace thuocdo::streams
