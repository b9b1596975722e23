// What the streams `organization/<id>` and `organizations` say.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "common/base/ids.h"
#include "common/eventlog/record.h"

namespace thuocdo {

// How an organization ended.
enum class OrganizationEnd { kNot, kSplit, kMerged, kDissolved };

// One organization, folded from its stream.
struct OrganizationState {
  std::string id;
  std::string name;                       // the official one
  std::vector<std::string> aliases;       // others, in the order they came; former names among them
  std::vector<std::string> predecessors;  // it was split or merged from these
  std::vector<std::string> successors;    // it was split or merged into these
  OrganizationEnd ended = OrganizationEnd::kNot;
  Revision revision;
  friend bool operator==(const OrganizationState&, const OrganizationState&) = default;
};

// Who bears which name, folded from `organizations`.
struct NameRegistry {
  std::map<std::string, std::string> owner_by_name;  // FoldName(name) -> organization id
  Revision revision;
  friend bool operator==(const NameRegistry&, const NameRegistry&) = default;
};

// The state after `event`. DATA_LOSS if it does not apply.
absl::StatusOr<OrganizationState> ApplyOrganizationEvent(OrganizationState state, const PastEvent& event);
absl::StatusOr<NameRegistry> ApplyNameRegistryEvent(NameRegistry state, const PastEvent& event);

}  // namespace thuocdo
