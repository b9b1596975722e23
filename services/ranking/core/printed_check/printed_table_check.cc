#include "services/ranking/core/printed_check/printed_table_check.h"

#include <algorithm>
#include <tuple>

#include "common/base/status.h"
#include "services/ranking/core/printed_check/printed_cells.h"
#include "services/ranking/core/printed_check/printed_consistency.h"
#include "services/ranking/core/printed_check/printed_match.h"
#include "services/ranking/core/printed_check/printed_rows.h"
#include "services/ranking/core/printed_check/printed_sums.h"
#include "services/ranking/core/printed_check/printed_units.h"

namespace thuocdo::ranking {
namespace {

PrintedFinding UnknownTable(const MatchedTable& table) {
  PrintedFinding finding = FindingAt(table, FindingKind::kTableUnknown);
  finding.printed = table.id;
  return finding;
}

void CheckTable(const PrintedTableContext& context, const MatchedTable& table, PrintedTableReport& report) {
  if (table.computed == nullptr) {
    report.findings.push_back(UnknownTable(table));
  } else if (table.rows.empty()) {
    report.findings.push_back(FindingAt(table, FindingKind::kTableMissing));
  } else {
    ++report.tables;
    report.rows += static_cast<uint32_t>(table.rows.size());
    CompareCells(context, table, report);
    CheckPrintedUnits(context, table, report.findings);
    CheckConsistency(*context.rules, table, report.findings);
  }
}

// By table as in `tables`, row, kind and unit.
void SortFindings(const std::vector<MatchedTable>& tables, std::vector<PrintedFinding>& findings) {
  std::map<std::string, size_t> places;
  for (const MatchedTable& table : tables) places.emplace(table.id, places.size());
  auto key = [&places](const PrintedFinding& finding) {
    return std::make_tuple(places.at(finding.table), finding.row, finding.kind, finding.unit);
  };
  std::sort(
      findings.begin(), findings.end(),
      [&key](const PrintedFinding& left, const PrintedFinding& right) { return key(left) < key(right); });
}

}  // namespace

absl::StatusOr<PrintedTableReport> CheckPrintedTables(
    const PrintedTableContext& context, const std::vector<ranking::v1::PublishedTableRow>& rows) {
  ASSIGN_OR_RETURN(const std::vector<PrintedLine> lines, ReadPrintedRows(rows));
  const std::vector<MatchedTable> tables = MatchTables(context, lines);
  PrintedTableReport report;
  for (const MatchedTable& table : tables) CheckTable(context, table, report);
  CheckComponentSums(*context.rules, tables, report.findings);
  SortFindings(tables, report.findings);
  return report;
}

}  // namespace thuocdo::ranking
