// Names of organizations while a command is decided: each name has one owner.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "absl/strings/string_view.h"
#include "common/eventlog/records/append.h"
#include "common/streams/organization.h"
#include "services/intake/core/rejection.h"

namespace thuocdo::intake {

// The owners of names, as the events of one command change them.
//
// One command both frees and takes names: the successor of a merger may keep the name of an organization that
// ends. Decisions therefore release and claim names here, in the order of the command, and not in the
// registry as it was read.
class NameClaims {
 public:
  // Adds violations to `rejection`, which must outlive the claims.
  NameClaims(streams::NameRegistry names, Rejection* rejection);

  // Frees the names of `organization`, which ends.
  void Release(const std::string& organization);

  // Gives `name` to `organization`, and reports whether it did not have the name before. Adds a violation in
  // `field` if the name belongs to another organization, or looks like one that does (FoldLook). Ignores an
  // empty name, for which there is a violation already.
  bool ClaimName(absl::string_view field, const std::string& organization, const std::string& name);

  // Gives all of `names` to `organization`, and returns those that it did not have before. Adds violations in
  // `field[i]`.
  std::vector<std::string> ClaimNames(absl::string_view field, const std::string& organization,
                                      const std::vector<std::string>& names);

 private:
  // Returns the organization but `organization` that has a name which looks like `look`; empty if none.
  std::string OtherOwner(const std::string& look, const std::string& organization) const;

  streams::NameRegistry names_;
  std::multimap<std::string, std::string>
      owner_by_look_;  // names of before there was FoldLook may look the same
  Rejection* rejection_;
};

// Returns the events that create an organization and register its `name` and `aliases`, which must have been
// claimed.
std::vector<eventlog::NewEvent> CreateOrganization(const std::string& id, const std::string& name,
                                                   const std::vector<std::string>& aliases,
                                                   const std::vector<std::string>& predecessors);

// Returns the event that registers `names` for `organization`.
eventlog::NewEvent RegisterNames(const std::string& organization, const std::vector<std::string>& names);

// Returns the event that frees the names of `organization`.
eventlog::NewEvent ReleaseNames(const std::string& organization);

}  // namespace thuocdo::intake
