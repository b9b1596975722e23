// Printed rows and the computed rows that they correspond to.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "common/base/rational.h"
#include "common/rules/model/rule_set.h"
#include "services/ranking/core/printed_check/printed_findings.h"
#include "services/ranking/core/printed_check/printed_rows.h"
#include "services/ranking/core/printed_check/printed_table_check.h"
#include "services/ranking/core/tables/table.h"

namespace thuocdo::ranking {

// A printed row and its organization.
struct MatchedRow {
  PrintedLine line;
  std::string organization;            // empty: no organization has this name
  const TableRow* computed = nullptr;  // null: the organization has no row in the computed table
};

// A printed table and the computed one of the same number.
struct MatchedTable {
  std::string id;
  const Table* computed = nullptr;  // null: the campaign has no such table
  std::vector<MatchedRow> rows;     // by row; empty: the table is not printed
};

// Returns the tables of the campaign in its order, then the printed ones that it does not have, by number.
// `lines` are ordered by table and row. Names are compared as FoldLook folds them: prints vary in case and
// spacing.
std::vector<MatchedTable> MatchTables(const PrintedTableContext& context,
                                      const std::vector<PrintedLine>& lines);

// Returns a finding about `row`.
PrintedFinding FindingAt(const MatchedRow& row, FindingKind kind);

// Returns a finding about `table` as a whole.
PrintedFinding FindingAt(const MatchedTable& table, FindingKind kind);

// Returns `value` as printed with `digits` decimals.
Rational RoundForPrint(const rules::RuleSet& rules, const Rational& value, uint32_t digits);

// Reports whether the printed points equal the computed ones, rounded for print.
bool PointsAgree(const rules::RuleSet& rules, const MatchedRow& row);

// Returns `points` as a percentage of `max_points`, which is not 0, rounded for print.
Rational PercentForPrint(const rules::RuleSet& rules, const Rational& points, const Rational& max_points);

}  // namespace thuocdo::ranking
