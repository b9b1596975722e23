// A ranking table as CSV, and numbers as tables print them (services/ranking/FORMAT.md).
#pragma once

#include <string>

#include "common/base/rational.h"
#include "common/rules/model/rule_set.h"
#include "services/ranking/core/tables/table.h"

namespace thuocdo::ranking {

// Returns the table as CSV: `rank,organization,name,points,max_points,percent,level,previous_rank`. The
// digest of the table is the SHA-256 of these bytes.
std::string TableCsv(const rules::RuleSet& rules, const Table& table);

// Returns points as printed in tables, with the digits and rounding of the rule set: "1280", "92.75".
std::string PrintPoints(const rules::RuleSet& rules, const Rational& points);

// Returns `points` as a percentage of `max_points`, which is not 0, likewise.
std::string PrintPercent(const rules::RuleSet& rules, const Rational& points, const Rational& max_points);

}  // namespace thuocdo::ranking
