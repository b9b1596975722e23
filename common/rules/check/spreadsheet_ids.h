// What spreadsheet programs would make of a rule set's ids.
#pragma once

#include <string>
#include <vector>

#include "common/rules/model/rule_set.h"

namespace thuocdo::rules {

// Returns warnings, each one sentence, about ids of criteria that are numbers: spreadsheet programs change
// them (1.10 becomes 1.1), so that rows of a form may come to stand for other criteria. Those that become the
// same are named; forms have titles, by which such a row is found. Empty if no id is a number.
std::vector<std::string> SpreadsheetWarnings(const RuleSet& rules);

}  // namespace thuocdo::rules
