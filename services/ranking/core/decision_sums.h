// Printed components against the printed total that they add up to.
#pragma once

#include <vector>

#include "services/ranking/core/decision_match.h"

namespace thuocdo {

// Adds findings of the kind component-sum, wherever every part of a table's component is printed in a table
// of its own.
void CheckSums(const RuleSet& rules, const std::vector<MatchedTable>& tables,
               std::vector<ranking::v1::Finding>& findings);

}  // namespace thuocdo
