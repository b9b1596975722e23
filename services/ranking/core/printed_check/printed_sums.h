// Printed components against the printed total of which they are parts.
#pragma once

#include <vector>

#include "common/rules/model/rule_set.h"
#include "services/ranking/core/printed_check/printed_findings.h"
#include "services/ranking/core/printed_check/printed_match.h"

namespace thuocdo::ranking {

// Appends findings of the kind component-sum. Checks every printed table whose component has only parts that
// are printed in tables of their own.
void CheckComponentSums(const rules::RuleSet& rules, const std::vector<MatchedTable>& tables,
                        std::vector<PrintedFinding>& findings);

}  // namespace thuocdo::ranking
