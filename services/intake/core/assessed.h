// On which criteria an organization is assessed.
#pragma once

#include <string>
#include <vector>

#include "common/rules/assessed.h"
#include "common/rules/rule_set.h"
#include "common/streams/sheet.h"
#include "thuocdo/campaign/v1/campaign.pb.h"

namespace thuocdo {

// The criteria on which it is assessed, in the order of the rule set.
std::vector<const RuleNode*> AssessedCriteria(const RuleSet& rules, const campaign::v1::RosterEntry& entry);

// Those of them, by id, that `sheet` has no answer to that counts.
std::vector<std::string> UnansweredCriteria(const RuleSet& rules, const campaign::v1::RosterEntry& entry,
                                            const SheetState& sheet);

}  // namespace thuocdo
