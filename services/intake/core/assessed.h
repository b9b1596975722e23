// On which criteria an organization is assessed.
#pragma once

#include <vector>

#include "common/rules/rule_set.h"
#include "thuocdo/campaign/v1/campaign.pb.h"

namespace thuocdo {

// Whether whoever stands on the roster as `entry` is assessed on `node`: it takes part, its group has a
// maximum there, and neither the node nor a component above it is left out.
bool IsAssessed(const RuleSet& rules, const RuleNode& node, const campaign::v1::RosterEntry& entry);

// The criteria on which it is assessed, in the order of the rule set.
std::vector<const RuleNode*> AssessedCriteria(const RuleSet& rules, const campaign::v1::RosterEntry& entry);

}  // namespace thuocdo
