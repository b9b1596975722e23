#include "services/ranking/core/decision_cells.h"

#include <algorithm>
#include <string>

#include "absl/strings/str_cat.h"
#include "common/base/text.h"
#include "services/ranking/core/table_csv.h"

namespace thuocdo {
namespace {

using ranking::v1::CellCount;
using ranking::v1::Finding;
using ranking::v1::Severity;

// The kinds of findings, by column.
constexpr std::array<const char*, kColumns> kKinds = {"points", "max-points", "percent",
                                                      "level",  "rank",       "previous-rank"};
constexpr std::array<const char*, kColumns> kTitles = {"points", "maximum", "percentage",
                                                       "level",  "rank",    "previous rank"};

// One printed cell beside the computed one.
struct Cell {
  Column column;
  std::string printed;
  std::string computed;
  bool agrees;
  bool by_construction = false;
};

bool Agrees(const std::optional<Rational>& printed, const Rational& computed) {
  return printed.has_value() && *printed == computed;
}

bool IsAboveCriteria(const RuleSet& rules, const std::string& component) {
  const RuleNode& node = *rules.FindNode(component);
  return node.is_criterion() || std::any_of(node.children.begin(), node.children.end(), [&rules](int child) {
           return rules.nodes[static_cast<size_t>(child)].is_criterion();
         });
}

// Whether the points behind `row` were taken from the printed points: an inferred answer was derived from
// totals, and transcribed answers of a component whose criteria they are were copied from its own table.
bool PointsWereTakenFromPrint(const RuleSet& rules, const std::string& component, const TableRow& row) {
  const bool inferred =
      std::find(row.bases.begin(), row.bases.end(), event::v1::BASIS_INFERRED) != row.bases.end();
  const bool transcribed = row.bases == std::vector<event::v1::Basis>{event::v1::BASIS_TRANSCRIBED};
  return inferred || (transcribed && IsAboveCriteria(rules, component));
}

Cell PointsCell(const RuleSet& rules, const MatchedTable& table, const MatchedRow& row) {
  return {Column::kPoints, row.line.row.points(), PrintPoints(rules, row.computed->points),
          PointsAgree(rules, row),
          PointsWereTakenFromPrint(rules, table.computed->definition.component(), *row.computed)};
}

Cell MaxPointsCell(const RuleSet& rules, const MatchedRow& row) {
  const Rational max_points =
      RoundForPrint(rules, row.computed->max_points, rules.proto.print().points_digits());
  return {Column::kMaxPoints, row.line.row.max_points(), PrintPoints(rules, row.computed->max_points),
          Agrees(row.line.max_points, max_points)};
}

Cell PercentCell(const RuleSet& rules, const MatchedRow& row) {
  const TableRow& computed = *row.computed;
  return {Column::kPercent, row.line.row.percent(), PrintPercent(rules, computed.points, computed.max_points),
          Agrees(row.line.percent, PercentForPrint(rules, computed.points, computed.max_points))};
}

Cell LevelCell(const MatchedRow& row) {
  return {Column::kLevel, row.line.row.level(), row.computed->level,
          FoldName(row.line.row.level()) == FoldName(row.computed->level)};
}

Cell RankCell(const MatchedRow& row) {
  return {Column::kRank, row.line.row.rank(), absl::StrCat(row.computed->rank),
          row.line.rank == row.computed->rank};
}

Cell PreviousRankCell(const DecisionContext& context, const MatchedRow& row) {
  const uint32_t known = row.computed->previous_rank;
  return {Column::kPreviousRank, row.line.row.previous_rank(), known == 0 ? "" : absl::StrCat(known),
          row.line.previous_rank == known, context.previous_ranks_transcribed};
}

// The cells of a row that can be compared. Whoever has not declared has no points, percentage, level and
// rank.
std::vector<Cell> CellsOf(const DecisionContext& context, const MatchedTable& table, const MatchedRow& row) {
  const RuleSet& rules = *context.rules;
  std::vector<Cell> cells = {MaxPointsCell(rules, row)};
  if (row.computed->declared()) {
    cells.push_back(PointsCell(rules, table, row));
    cells.push_back(PercentCell(rules, row));
    cells.push_back(LevelCell(row));
    cells.push_back(RankCell(row));
  }
  // Nothing printed where nothing is known is no cell.
  const bool has_previous_rank = row.line.previous_rank != 0 || row.computed->previous_rank != 0;
  if (has_previous_rank) cells.push_back(PreviousRankCell(context, row));
  return cells;
}

void Count(const Cell& cell, CellCounts& counts) {
  CellCount& count = counts[static_cast<size_t>(cell.column)];
  const uint32_t differs = cell.agrees ? 0 : 1;
  if (cell.by_construction) {
    count.set_by_construction(count.by_construction() + 1);
    count.set_by_construction_differing(count.by_construction_differing() + differs);
  } else {
    count.set_independent(count.independent() + 1);
    count.set_independent_differing(count.independent_differing() + differs);
  }
}

std::string Quoted(const std::string& text) {
  return text.empty() ? "nothing" : absl::StrCat("\"", text, "\"");
}

Finding DifferenceAt(const MatchedRow& row, const Cell& cell) {
  const size_t column = static_cast<size_t>(cell.column);
  // Nothing of this year rests on the previous rank.
  const Severity severity =
      cell.column == Column::kPreviousRank ? ranking::v1::SEVERITY_WARNING : ranking::v1::SEVERITY_ERROR;
  Finding finding = FindingAt(row, kKinds[column], severity);
  finding.set_printed(cell.printed);
  finding.set_computed(cell.computed);
  finding.set_message(absl::StrCat(
      "The ", kTitles[column], " of ", row.computed->name, " is printed as ", Quoted(cell.printed),
      ", but the ", cell.column == Column::kPreviousRank ? "earlier ranking gives " : "rules give ",
      Quoted(cell.computed), "."));
  return finding;
}

}  // namespace

void CompareCells(const DecisionContext& context, const MatchedTable& table, CellCounts& counts,
                  std::vector<Finding>& findings) {
  for (const MatchedRow& row : table.rows) {
    if (row.computed == nullptr) continue;
    for (const Cell& cell : CellsOf(context, table, row)) {
      Count(cell, counts);
      if (!cell.agrees) findings.push_back(DifferenceAt(row, cell));
    }
  }
}

}  // namespace thuocdo
