// Printed rows beside the computed ones that they stand for.
#pragma once

#include <string>
#include <vector>

#include "services/ranking/core/decision_check.h"
#include "services/ranking/core/printed.h"

namespace thuocdo {

// A printed row and whom it is about.
struct MatchedRow {
  PrintedLine line;
  std::string organization;            // empty: nobody of this name is known
  const TableRow* computed = nullptr;  // null: the unit has no place in the computed table
};

// A printed table and the computed one of the same number.
struct MatchedTable {
  std::string id;
  const Table* computed = nullptr;  // null: the campaign has no such table
  std::vector<MatchedRow> rows;     // by row; empty: the table is not printed
};

// The campaign's tables in its order, then the printed ones that it does not have, by number. `lines` are
// ordered by table and row. Names are the same if FoldName makes them so.
std::vector<MatchedTable> MatchTables(const DecisionContext& context, const std::vector<PrintedLine>& lines);

// Findings about `row`, and about `table` as a whole (row 0).
ranking::v1::Finding FindingAt(const MatchedRow& row, absl::string_view kind, ranking::v1::Severity severity);
ranking::v1::Finding FindingAt(const MatchedTable& table, absl::string_view kind,
                               ranking::v1::Severity severity);

// `value` as it is printed with `digits` decimals.
Rational RoundForPrint(const RuleSet& rules, const Rational& value, uint32_t digits);

// Whether the printed points are those that the rules give.
bool PointsAgree(const RuleSet& rules, const MatchedRow& row);

// `points` out of `max_points` in percent, as it is printed.
Rational PercentForPrint(const RuleSet& rules, const Rational& points, const Rational& max_points);

}  // namespace thuocdo
