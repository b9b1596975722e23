// A printed table against itself.
#pragma once

#include <vector>

#include "services/ranking/core/decision_match.h"

namespace thuocdo {

// Adds findings of the kinds order, equal-points, rank-gap and row-percent. `table` is one of the campaign's,
// and printed.
void CheckShape(const RuleSet& rules, const MatchedTable& table, std::vector<ranking::v1::Finding>& findings);

}  // namespace thuocdo
