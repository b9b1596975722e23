// The units printed in a table against those that have a place in it.
#pragma once

#include <vector>

#include "services/ranking/core/printed_check/printed_findings.h"
#include "services/ranking/core/printed_check/printed_match.h"

namespace thuocdo::ranking {

// Appends findings of the kinds unit-missing, unit-not-declared, unit-spelling, unit-twice, unit-unexpected
// and unit-unknown. `table` is a table of the campaign and printed.
void CheckPrintedUnits(const PrintedTableContext& context, const MatchedTable& table,
                       std::vector<PrintedFinding>& findings);

}  // namespace thuocdo::ranking
