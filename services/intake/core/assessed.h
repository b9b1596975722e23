// The criteria on which an organization is assessed.
#pragma once

#include <string>
#include <vector>

#include "common/rules/assessed.h"
#include "common/rules/model/rule_set.h"
#include "common/streams/sheet.h"
#include "thuocdo/campaign/v1/campaign.pb.h"

namespace thuocdo::intake {

// Returns the criteria on which the organization of `entry` is assessed, in the order of the rule set.
std::vector<const rules::RuleNode*> AssessedCriteria(const rules::RuleSet& rules,
                                                     const campaign::v1::RosterEntry& entry);

// Returns the ids of those criteria that have no effective answer on `sheet`, in the order of the rule set.
std::vector<std::string> UnansweredCriteria(const rules::RuleSet& rules,
                                            const campaign::v1::RosterEntry& entry,
                                            const streams::SheetState& sheet);

}  // namespace thuocdo::intake
