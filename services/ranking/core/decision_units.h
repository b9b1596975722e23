// Who is printed in a table, and who should be.
#pragma once

#include <vector>

#include "services/ranking/core/decision_match.h"

namespace thuocdo {

// Adds findings of the kinds unit-missing, unit-not-declared, unit-spelling, unit-twice, unit-unexpected and
// unit-unknown. `table` is one of the campaign's, and printed.
void CheckUnits(const DecisionContext& context, const MatchedTable& table,
                std::vector<ranking::v1::Finding>& findings);

}  // namespace thuocdo
