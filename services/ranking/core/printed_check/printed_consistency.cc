#include "services/ranking/core/printed_check/printed_consistency.h"

#include <map>
#include <string>

#include "absl/strings/str_cat.h"
#include "services/ranking/core/tables/table_csv.h"

namespace thuocdo::ranking {
namespace {

// Order numbers are optional; where present they count the rows.
void CheckOrder(const MatchedTable& table, std::vector<PrintedFinding>& findings) {
  for (const MatchedRow& row : table.rows) {
    const std::string expected = absl::StrCat(row.line.row.row());
    if (row.line.row.order().empty() || row.line.row.order() == expected) continue;
    PrintedFinding finding = FindingAt(row, FindingKind::kOrder);
    finding.printed = row.line.row.order();
    finding.computed = expected;
    findings.push_back(finding);
  }
}

PrintedFinding EqualPoints(const MatchedRow& row, const MatchedRow& first) {
  PrintedFinding finding = FindingAt(row, FindingKind::kEqualPoints);
  finding.printed = row.line.row.rank();
  finding.computed = first.line.row.rank();
  finding.points = row.line.row.points();
  finding.other_unit = first.line.row.unit();
  return finding;
}

void CheckEqualPoints(const MatchedTable& table, std::vector<PrintedFinding>& findings) {
  std::map<Rational, const MatchedRow*> first_by_points;
  for (const MatchedRow& row : table.rows) {
    if (!row.line.points.has_value() || row.line.rank == 0) continue;
    const MatchedRow& first = *first_by_points.emplace(*row.line.points, &row).first->second;
    if (first.line.rank != row.line.rank) findings.push_back(EqualPoints(row, first));
  }
}

// Dense ranks have no gaps.
void CheckRankGaps(const MatchedTable& table, std::vector<PrintedFinding>& findings) {
  std::map<uint32_t, const MatchedRow*> first_by_rank;
  for (const MatchedRow& row : table.rows) {
    if (row.line.rank != 0) first_by_rank.emplace(row.line.rank, &row);
  }
  uint32_t expected = 1;
  for (const auto& [rank, row] : first_by_rank) {
    if (rank != expected) {
      PrintedFinding finding = FindingAt(*row, FindingKind::kRankGap);
      finding.printed = row->line.row.rank();
      finding.computed = absl::StrCat(expected);
      findings.push_back(finding);
    }
    expected = rank + 1;
  }
}

// Reports whether CompareCells has compared the percentage with that of the same points already.
bool PercentWasCompared(const rules::RuleSet& rules, const MatchedRow& row) {
  if (!PointsAgree(rules, row)) return false;
  const uint32_t digits = rules.proto.print().points_digits();
  return *row.line.max_points == RoundForPrint(rules, row.computed->max_points, digits);
}

void CheckRowPercent(const rules::RuleSet& rules, const MatchedRow& row,
                     std::vector<PrintedFinding>& findings) {
  const PrintedLine& line = row.line;
  if (!line.points.has_value() || !line.max_points.has_value() || !line.percent.has_value()) return;
  if (*line.max_points == 0 || PercentWasCompared(rules, row)) return;
  if (*line.percent == PercentForPrint(rules, *line.points, *line.max_points)) return;
  PrintedFinding finding = FindingAt(row, FindingKind::kRowPercent);
  finding.printed = line.row.percent();
  finding.computed = PrintPercent(rules, *line.points, *line.max_points);
  finding.points = line.row.points();
  finding.max_points = line.row.max_points();
  findings.push_back(finding);
}

}  // namespace

void CheckConsistency(const rules::RuleSet& rules, const MatchedTable& table,
                      std::vector<PrintedFinding>& findings) {
  CheckOrder(table, findings);
  const bool points_decide = rules.proto.rank_by() != rules::v1::RANK_BY_PERCENT;
  if (points_decide) CheckEqualPoints(table, findings);
  if (rules.proto.rank_rule() == rules::v1::RANK_RULE_DENSE) CheckRankGaps(table, findings);
  for (const MatchedRow& row : table.rows) CheckRowPercent(rules, row, findings);
}

}  // namespace thuocdo::ranking
