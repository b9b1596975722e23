// Maxima that a single unit has instead of its group's.
#pragma once

#include <optional>

#include "common/base/status.h"
#include "common/rules/model/rule_set.h"
#include "thuocdo/campaign/v1/campaign.pb.h"

namespace thuocdo::rules {

// The most points on `node` of whoever stands on the roster as `entry`: its own, else its group's. None if
// its group is not assessed on the node.
std::optional<Rational> MaximumOf(const RuleNode& node, const campaign::v1::RosterEntry& entry);

// What is wrong with the maxima of `entry` itself: an unknown node, a group that is not assessed there, a
// node twice, no decimal text; else whatever the checks of a rule set say of the tree with these maxima in
// place of the group's (sums, bands, choices).
Violations CheckUnitMaxima(const RuleSet& rules, const campaign::v1::RosterEntry& entry);

}  // namespace thuocdo::rules
