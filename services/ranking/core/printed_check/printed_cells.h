// Printed cells against the computed ones.
#pragma once

#include "services/ranking/core/printed_check/printed_findings.h"
#include "services/ranking/core/printed_check/printed_match.h"

namespace thuocdo::ranking {

// Counts the cells of every row of `table` that has a computed row in `report.cells`, and appends those that
// differ to `report.findings`.
void CompareCells(const PrintedTableContext& context, const MatchedTable& table, PrintedTableReport& report);

}  // namespace thuocdo::ranking
