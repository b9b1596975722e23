// On which criteria an organization is assessed.
#pragma once

#include <string>
#include <vector>

#include "common/rules/rule_set.h"
#include "common/streams/sheet.h"
#include "thuocdo/campaign/v1/campaign.pb.h"

namespace thuocdo {

// Whether whoever stands on the roster as `entry` is assessed on `node`: it takes part, its group has a
// maximum there, and its entry leaves out neither the node nor a component above it.
bool IsAssessed(const RuleSet& rules, const RuleNode& node, const campaign::v1::RosterEntry& entry);

// The criteria on which it is assessed, in the order of the rule set.
std::vector<const RuleNode*> AssessedCriteria(const RuleSet& rules, const campaign::v1::RosterEntry& entry);

// Those of them, by id, that `sheet` has no answer to that counts.
std::vector<std::string> UnansweredCriteria(const RuleSet& rules, const campaign::v1::RosterEntry& entry,
                                            const SheetState& sheet);

}  // namespace thuocdo
