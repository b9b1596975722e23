// A printed table against itself.
#pragma once

#include <vector>

#include "common/rules/model/rule_set.h"
#include "services/ranking/core/printed_check/printed_findings.h"
#include "services/ranking/core/printed_check/printed_match.h"

namespace thuocdo::ranking {

// Appends findings of the kinds order, equal-points, rank-gap and row-percent. `table` is a table of the
// campaign and printed.
void CheckConsistency(const rules::RuleSet& rules, const MatchedTable& table,
                      std::vector<PrintedFinding>& findings);

}  // namespace thuocdo::ranking
