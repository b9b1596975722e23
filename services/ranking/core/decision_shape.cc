#include "services/ranking/core/decision_shape.h"

#include <map>
#include <string>

#include "absl/strings/str_cat.h"
#include "services/ranking/core/table_csv.h"

namespace thuocdo {
namespace {

using ranking::v1::Finding;

// A table may do without order numbers; those that it has count its rows.
void CheckOrder(const MatchedTable& table, std::vector<Finding>& findings) {
  for (const MatchedRow& row : table.rows) {
    const std::string expected = absl::StrCat(row.line.row.row());
    if (row.line.row.order().empty() || row.line.row.order() == expected) continue;
    Finding finding = FindingAt(row, "order", ranking::v1::SEVERITY_WARNING);
    finding.set_printed(row.line.row.order());
    finding.set_computed(expected);
    finding.set_message(
        absl::StrCat("Row ", expected, " bears the order number \"", row.line.row.order(), "\"."));
    findings.push_back(finding);
  }
}

Finding EqualPoints(const MatchedRow& row, const MatchedRow& first) {
  Finding finding = FindingAt(row, "equal-points", ranking::v1::SEVERITY_ERROR);
  finding.set_printed(row.line.row.rank());
  finding.set_computed(first.line.row.rank());
  finding.set_message(absl::StrCat("\"", row.line.row.unit(), "\" is printed with rank \"",
                                   row.line.row.rank(), "\", but \"", first.line.row.unit(),
                                   "\" with the same ", row.line.row.points(), " points with rank \"",
                                   first.line.row.rank(), "\"."));
  return finding;
}

void CheckEqualPoints(const MatchedTable& table, std::vector<Finding>& findings) {
  std::map<Rational, const MatchedRow*> first_by_points;
  for (const MatchedRow& row : table.rows) {
    if (!row.line.points.has_value() || row.line.rank == 0) continue;
    const MatchedRow& first = *first_by_points.emplace(*row.line.points, &row).first->second;
    if (first.line.rank != row.line.rank) findings.push_back(EqualPoints(row, first));
  }
}

// Dense ranks leave none out.
void CheckGaps(const MatchedTable& table, std::vector<Finding>& findings) {
  std::map<uint32_t, const MatchedRow*> first_by_rank;
  for (const MatchedRow& row : table.rows) {
    if (row.line.rank != 0) first_by_rank.emplace(row.line.rank, &row);
  }
  uint32_t expected = 1;
  for (const auto& [rank, row] : first_by_rank) {
    if (rank != expected) {
      Finding finding = FindingAt(*row, "rank-gap", ranking::v1::SEVERITY_ERROR);
      finding.set_printed(row->line.row.rank());
      finding.set_computed(absl::StrCat(expected));
      finding.set_message(absl::StrCat("Rank \"", row->line.row.rank(), "\" is printed, but nobody has rank ",
                                       expected, "."));
      findings.push_back(finding);
    }
    expected = rank + 1;
  }
}

// Whether the row's percentage was compared with that of the same points already.
bool PercentWasCompared(const RuleSet& rules, const MatchedRow& row) {
  if (!PointsAgree(rules, row)) return false;
  const uint32_t digits = rules.proto.print().points_digits();
  return *row.line.max_points == RoundForPrint(rules, row.computed->max_points, digits);
}

void CheckPercent(const RuleSet& rules, const MatchedRow& row, std::vector<Finding>& findings) {
  const PrintedLine& line = row.line;
  if (!line.points.has_value() || !line.max_points.has_value() || !line.percent.has_value()) return;
  if (*line.max_points == 0 || PercentWasCompared(rules, row)) return;
  if (*line.percent == PercentForPrint(rules, *line.points, *line.max_points)) return;
  Finding finding = FindingAt(row, "row-percent", ranking::v1::SEVERITY_ERROR);
  finding.set_printed(line.row.percent());
  finding.set_computed(PrintPercent(rules, *line.points, *line.max_points));
  finding.set_message(absl::StrCat("\"", line.row.percent(), "\" percent is not what the row's own \"",
                                   line.row.points(), "\" out of \"", line.row.max_points(),
                                   "\" give: ", finding.computed(), "."));
  findings.push_back(finding);
}

}  // namespace

void CheckShape(const RuleSet& rules, const MatchedTable& table, std::vector<Finding>& findings) {
  CheckOrder(table, findings);
  const bool points_decide = rules.proto.rank_by() != rules::v1::RANK_BY_PERCENT;
  if (points_decide) CheckEqualPoints(table, findings);
  if (rules.proto.rank_rule() == rules::v1::RANK_RULE_DENSE) CheckGaps(table, findings);
  for (const MatchedRow& row : table.rows) CheckPercent(rules, row, findings);
}

}  // namespace thuocdo
