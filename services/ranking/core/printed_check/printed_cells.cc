#include "services/ranking/core/printed_check/printed_cells.h"

#include <algorithm>
#include <string>

#include "absl/strings/str_cat.h"
#include "common/base/plain_text.h"
#include "services/ranking/core/tables/table_csv.h"

namespace thuocdo::ranking {
namespace {

// By PrintedColumn.
constexpr std::array<FindingKind, kPrintedColumns> kKinds = {
    FindingKind::kPoints, FindingKind::kMaxPoints, FindingKind::kPercent,
    FindingKind::kLevel,  FindingKind::kRank,      FindingKind::kPreviousRank};

// One printed cell and the computed one.
struct Cell {
  PrintedColumn column;
  std::string printed;
  std::string computed;
  bool agrees;
  bool by_construction = false;
};

bool Agrees(const std::optional<Rational>& printed, const Rational& computed) {
  return printed.has_value() && *printed == computed;
}

bool IsAboveCriteria(const rules::RuleSet& rules, const std::string& component) {
  const rules::RuleNode& node = *rules.FindNode(component);
  return node.is_criterion() || std::any_of(node.children.begin(), node.children.end(), [&rules](int child) {
           return rules.nodes[static_cast<size_t>(child)].is_criterion();
         });
}

// Reports whether the points of `row` come from the printed points, so that comparing them proves nothing: an
// inferred answer was derived from printed totals, and a transcribed answer to a criterion of `component` was
// copied from the table that is checked.
bool PointsComeFromPrint(const rules::RuleSet& rules, const std::string& component, const TableRow& row) {
  const bool inferred =
      std::find(row.bases.begin(), row.bases.end(), event::v1::BASIS_INFERRED) != row.bases.end();
  const bool transcribed = row.bases == std::vector<event::v1::Basis>{event::v1::BASIS_TRANSCRIBED};
  return inferred || (transcribed && IsAboveCriteria(rules, component));
}

Cell PointsCell(const rules::RuleSet& rules, const MatchedTable& table, const MatchedRow& row) {
  return {PrintedColumn::kPoints, row.line.row.points(), PrintPoints(rules, row.computed->points),
          PointsAgree(rules, row),
          PointsComeFromPrint(rules, table.computed->definition.component(), *row.computed)};
}

Cell MaxPointsCell(const rules::RuleSet& rules, const MatchedRow& row) {
  const Rational max_points =
      RoundForPrint(rules, row.computed->max_points, rules.proto.print().points_digits());
  return {PrintedColumn::kMaxPoints, row.line.row.max_points(), PrintPoints(rules, row.computed->max_points),
          Agrees(row.line.max_points, max_points)};
}

Cell PercentCell(const rules::RuleSet& rules, const MatchedRow& row) {
  const TableRow& computed = *row.computed;
  return {PrintedColumn::kPercent, row.line.row.percent(),
          PrintPercent(rules, computed.points, computed.max_points),
          Agrees(row.line.percent, PercentForPrint(rules, computed.points, computed.max_points))};
}

Cell LevelCell(const MatchedRow& row) {
  return {PrintedColumn::kLevel, row.line.row.level(), row.computed->level,
          FoldLook(row.line.row.level()) == FoldLook(row.computed->level)};
}

Cell RankCell(const MatchedRow& row) {
  return {PrintedColumn::kRank, row.line.row.rank(), absl::StrCat(row.computed->rank),
          row.line.rank == row.computed->rank};
}

Cell PreviousRankCell(const PrintedTableContext& context, const MatchedRow& row) {
  const uint32_t known = row.computed->previous_rank;
  return {PrintedColumn::kPreviousRank, row.line.row.previous_rank(), known == 0 ? "" : absl::StrCat(known),
          row.line.previous_rank == known, context.previous_ranks_transcribed};
}

// The cells of a row that can be compared. An organization that has not declared has no points, percentage,
// level or rank.
std::vector<Cell> CellsOf(const PrintedTableContext& context, const MatchedTable& table,
                          const MatchedRow& row) {
  const rules::RuleSet& rules = *context.rules;
  std::vector<Cell> cells = {MaxPointsCell(rules, row)};
  if (row.computed->declared()) {
    cells.push_back(PointsCell(rules, table, row));
    cells.push_back(PercentCell(rules, row));
    cells.push_back(LevelCell(row));
    cells.push_back(RankCell(row));
  }
  // An empty cell where no rank is known is not counted.
  const bool has_previous_rank = row.line.previous_rank != 0 || row.computed->previous_rank != 0;
  if (has_previous_rank) cells.push_back(PreviousRankCell(context, row));
  return cells;
}

void CountCell(const Cell& cell, CellCounts& counts) {
  CellCount& count = counts[static_cast<size_t>(cell.column)];
  ++(cell.by_construction ? count.by_construction : count.independent);
  if (cell.agrees) return;
  ++(cell.by_construction ? count.by_construction_differing : count.independent_differing);
}

PrintedFinding DifferenceAt(const MatchedRow& row, const Cell& cell) {
  PrintedFinding finding = FindingAt(row, kKinds[static_cast<size_t>(cell.column)]);
  finding.printed = cell.printed;
  finding.computed = cell.computed;
  finding.name = row.computed->name;
  return finding;
}

}  // namespace

void CompareCells(const PrintedTableContext& context, const MatchedTable& table, PrintedTableReport& report) {
  for (const MatchedRow& row : table.rows) {
    if (row.computed == nullptr) continue;
    for (const Cell& cell : CellsOf(context, table, row)) {
      CountCell(cell, report.cells);
      if (!cell.agrees) report.findings.push_back(DifferenceAt(row, cell));
    }
  }
}

}  // namespace thuocdo::ranking
