// Giving names to organizations, so that each name keeps one owner.
#pragma once

#include <string>
#include <vector>

#include "absl/strings/string_view.h"
#include "common/eventlog/event_log.h"
#include "common/streams/organization.h"
#include "services/intake/core/refusal.h"

namespace thuocdo {

// Who bears which name while a command is decided.
class NameClaims {
 public:
  // Faults go to `refusal`, which outlives the claims.
  NameClaims(NameRegistry names, Refusal* refusal) : names_(std::move(names)), refusal_(refusal) {}

  // Frees the names of `organization`, which ends.
  void Release(const std::string& organization);

  // Gives `name` to `organization`; a fault in `field` if it belongs to another. Returns whether the name is
  // new; an empty one, which is a fault already, is not.
  bool Claim(absl::string_view field, const std::string& organization, const std::string& name);

  // Those of `names` that are new, given to `organization`; faults in `field[i]`.
  std::vector<std::string> ClaimAll(absl::string_view field, const std::string& organization,
                                    const std::vector<std::string>& names);

 private:
  NameRegistry names_;
  Refusal* refusal_;
};

// The events that make an organization known by its `name` and `aliases`, all of them just claimed.
std::vector<NewEvent> CreateOrganization(const std::string& id, const std::string& name,
                                         const std::vector<std::string>& aliases,
                                         const std::vector<std::string>& predecessors);

// The event that registers `names`.
NewEvent RegisterNames(const std::string& organization, const std::vector<std::string>& names);

// The event that frees the names of `organization`.
NewEvent ReleaseNames(const std::string& organization);

}  // namespace thuocdo
