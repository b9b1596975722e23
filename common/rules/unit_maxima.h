// Maxima that a single unit has instead of its group's.
#pragma once

#include <optional>

#include "common/base/status.h"
#include "common/rules/model/rule_set.h"
#include "thuocdo/campaign/v1/campaign.pb.h"

namespace thuocdo::rules {

// Returns the maximum on `node` of the unit of the roster entry `entry`: its own, or else its group's. None
// if the group is not assessed on the node.
std::optional<Rational> MaximumOf(const RuleNode& node, const campaign::v1::RosterEntry& entry);

// Returns the violations in the maxima of `entry`: an unknown node, a group that is not assessed there, a
// node that appears twice, a text that is no decimal. Without such violations, returns those of the rule set
// with these maxima in place of the group's (sums, bands, choices).
Violations CheckUnitMaxima(const RuleSet& rules, const campaign::v1::RosterEntry& entry);

}  // namespace thuocdo::rules
