#include "services/ranking/core/printed_check/printed_units.h"

#include <map>
#include <optional>
#include <string>

#include "services/ranking/core/tables/table_csv.h"

namespace thuocdo::ranking {
namespace {

PrintedFinding FindingOfUnit(const MatchedRow& row, FindingKind kind) {
  PrintedFinding finding = FindingAt(row, kind);
  finding.printed = row.line.row.unit();
  return finding;
}

// Why `organization` has no place in `table`; nothing if it is not in the group of the table.
std::optional<std::string> WhyUnexpected(const MatchedTable& table, const std::string& organization) {
  for (const Excluded& unit : table.computed->excluded) {
    if (unit.organization == organization) return unit.reason;
  }
  return std::nullopt;
}

PrintedFinding UnexpectedUnit(const MatchedTable& table, const MatchedRow& row) {
  PrintedFinding finding = FindingOfUnit(row, FindingKind::kUnitUnexpected);
  finding.why = WhyUnexpected(table, row.organization);
  return finding;
}

bool PrintsAScore(const PrintedLine& line) {
  return line.points.has_value() || line.percent.has_value() || line.rank != 0 || !line.row.level().empty();
}

PrintedFinding UndeclaredUnit(const MatchedRow& row) {
  PrintedFinding finding = FindingAt(row, FindingKind::kUnitNotDeclared);
  finding.printed = row.line.row.points();
  return finding;
}

PrintedFinding OddSpelling(const MatchedRow& row, const std::string& official) {
  PrintedFinding finding = FindingOfUnit(row, FindingKind::kUnitSpelling);
  finding.computed = official;
  return finding;
}

PrintedFinding RepeatedUnit(const MatchedRow& row, uint32_t first_row) {
  PrintedFinding finding = FindingOfUnit(row, FindingKind::kUnitTwice);
  finding.other_row = first_row;
  return finding;
}

PrintedFinding MissingUnit(const MatchedTable& table, const rules::RuleSet& rules, const TableRow& row) {
  PrintedFinding finding = FindingAt(table, FindingKind::kUnitMissing);
  finding.unit = row.name;
  if (row.declared()) finding.computed = PrintPoints(rules, row.points);
  return finding;
}

// The first row of every organization that is printed.
std::map<std::string, uint32_t> FirstRows(const MatchedTable& table) {
  std::map<std::string, uint32_t> first_rows;
  for (const MatchedRow& row : table.rows) first_rows.emplace(row.organization, row.line.row.row());
  return first_rows;
}

}  // namespace

void CheckPrintedUnits(const PrintedTableContext& context, const MatchedTable& table,
                       std::vector<PrintedFinding>& findings) {
  const std::map<std::string, uint32_t> first_rows = FirstRows(table);
  for (const MatchedRow& row : table.rows) {
    if (row.organization.empty()) {
      findings.push_back(FindingOfUnit(row, FindingKind::kUnitUnknown));
      continue;
    }
    const std::string& official = context.names.at(row.organization).front();
    const uint32_t first_row = first_rows.at(row.organization);
    if (row.line.row.unit() != official) findings.push_back(OddSpelling(row, official));
    if (row.line.row.row() != first_row) findings.push_back(RepeatedUnit(row, first_row));
    if (row.computed == nullptr) {
      findings.push_back(UnexpectedUnit(table, row));
    } else if (!row.computed->declared() && PrintsAScore(row.line)) {
      findings.push_back(UndeclaredUnit(row));
    }
  }
  for (const TableRow& row : table.computed->rows) {
    if (!first_rows.contains(row.organization)) findings.push_back(MissingUnit(table, *context.rules, row));
  }
}

}  // namespace thuocdo::ranking
