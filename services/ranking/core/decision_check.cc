#include "services/ranking/core/decision_check.h"

#include <algorithm>
#include <string>
#include <tuple>

#include "absl/strings/str_cat.h"
#include "common/base/status.h"
#include "services/ranking/core/decision_cells.h"
#include "services/ranking/core/decision_match.h"
#include "services/ranking/core/decision_shape.h"
#include "services/ranking/core/decision_sums.h"
#include "services/ranking/core/decision_units.h"
#include "services/ranking/core/printed.h"

namespace thuocdo {
namespace {

using ranking::v1::CheckDecisionResponse;
using ranking::v1::Finding;

Finding MissingTable(const MatchedTable& table) {
  Finding finding = FindingAt(table, "table-missing", ranking::v1::SEVERITY_WARNING);
  finding.set_message(absl::StrCat("The campaign's table ", table.id, " is not printed."));
  return finding;
}

Finding UnknownTable(const MatchedTable& table) {
  Finding finding = FindingAt(table, "table-unknown", ranking::v1::SEVERITY_WARNING);
  finding.set_printed(table.id);
  finding.set_message(absl::StrCat("Table \"", table.id, "\" is printed, but is none of the campaign's."));
  return finding;
}

void CheckTable(const DecisionContext& context, const MatchedTable& table, CellCounts& counts,
                std::vector<Finding>& findings) {
  if (table.computed == nullptr) {
    findings.push_back(UnknownTable(table));
  } else if (table.rows.empty()) {
    findings.push_back(MissingTable(table));
  } else {
    CompareCells(context, table, counts, findings);
    CheckUnits(context, table, findings);
    CheckShape(*context.rules, table, findings);
  }
}

// By table as in `tables`, row, kind and unit.
void Sort(const std::vector<MatchedTable>& tables, std::vector<Finding>& findings) {
  std::map<std::string, size_t> places;
  for (const MatchedTable& table : tables) places.emplace(table.id, places.size());
  auto key = [&places](const Finding& finding) {
    return std::make_tuple(places.at(finding.table()), finding.row(), finding.kind(), finding.unit());
  };
  std::sort(findings.begin(), findings.end(),
            [&key](const Finding& left, const Finding& right) { return key(left) < key(right); });
}

void CountTables(const std::vector<MatchedTable>& tables, CheckDecisionResponse& response) {
  for (const MatchedTable& table : tables) {
    if (table.computed == nullptr || table.rows.empty()) continue;
    response.set_tables(response.tables() + 1);
    response.set_rows(response.rows() + static_cast<uint32_t>(table.rows.size()));
  }
}

}  // namespace

absl::StatusOr<CheckDecisionResponse> CheckDecision(const DecisionContext& context,
                                                    const std::vector<ranking::v1::PrintedRow>& rows) {
  ASSIGN_OR_RETURN(const std::vector<PrintedLine> lines, ReadPrintedRows(rows));
  const std::vector<MatchedTable> tables = MatchTables(context, lines);
  CellCounts counts;
  for (size_t i = 0; i < kColumns; ++i) counts[i].set_column(kColumnNames[i]);
  std::vector<Finding> findings;
  for (const MatchedTable& table : tables) CheckTable(context, table, counts, findings);
  CheckSums(*context.rules, tables, findings);
  Sort(tables, findings);
  CheckDecisionResponse response;
  *response.mutable_findings() = {findings.begin(), findings.end()};
  *response.mutable_cells() = {counts.begin(), counts.end()};
  CountTables(tables, response);
  return response;
}

}  // namespace thuocdo
