#include "services/ranking/core/decision_units.h"

#include <map>
#include <set>
#include <string>

#include "absl/strings/str_cat.h"
#include "services/ranking/core/table_csv.h"

namespace thuocdo {
namespace {

using ranking::v1::Finding;

Finding UnknownUnit(const MatchedRow& row) {
  Finding finding = FindingAt(row, "unit-unknown", ranking::v1::SEVERITY_ERROR);
  finding.set_printed(row.line.row.unit());
  finding.set_message(
      absl::StrCat("\"", row.line.row.unit(), "\" is not a name or alias of anyone on the roster."));
  return finding;
}

// Why `organization` has no place in `table`.
std::string WhyUnexpected(const MatchedTable& table, const std::string& organization) {
  for (const LeftOut& unit : table.computed->left_out) {
    if (unit.organization == organization) return unit.reason;
  }
  return "it is not in the table's group";
}

Finding UnexpectedUnit(const MatchedTable& table, const MatchedRow& row) {
  Finding finding = FindingAt(row, "unit-unexpected", ranking::v1::SEVERITY_ERROR);
  finding.set_printed(row.line.row.unit());
  finding.set_message(absl::StrCat("\"", row.line.row.unit(), "\" is printed, but has no place in table ",
                                   table.id, ": ", WhyUnexpected(table, row.organization), "."));
  return finding;
}

bool PrintsAScore(const PrintedLine& line) {
  return line.points.has_value() || line.percent.has_value() || line.rank != 0 || !line.row.level().empty();
}

Finding UndeclaredUnit(const MatchedRow& row) {
  Finding finding = FindingAt(row, "unit-not-declared", ranking::v1::SEVERITY_ERROR);
  finding.set_printed(row.line.row.points());
  finding.set_message(absl::StrCat("\"", row.line.row.unit(), "\" is printed with \"", row.line.row.points(),
                                   "\" points, but has not declared."));
  return finding;
}

Finding OddSpelling(const MatchedRow& row, const std::string& official) {
  Finding finding = FindingAt(row, "unit-spelling", ranking::v1::SEVERITY_NOTE);
  finding.set_printed(row.line.row.unit());
  finding.set_computed(official);
  finding.set_message(absl::StrCat("\"", official, "\" is printed as \"", row.line.row.unit(), "\"."));
  return finding;
}

Finding RepeatedUnit(const MatchedRow& row, uint32_t first_row) {
  Finding finding = FindingAt(row, "unit-twice", ranking::v1::SEVERITY_ERROR);
  finding.set_printed(row.line.row.unit());
  finding.set_message(absl::StrCat("\"", row.line.row.unit(), "\" is printed in row ", first_row,
                                   " already; one of them may be another unit."));
  return finding;
}

Finding MissingUnit(const MatchedTable& table, const RuleSet& rules, const TableRow& row) {
  Finding finding = FindingAt(table, "unit-missing", ranking::v1::SEVERITY_ERROR);
  finding.set_unit(row.name);
  if (row.declared()) finding.set_computed(PrintPoints(rules, row.points));
  finding.set_message(
      absl::StrCat("\"", row.name, "\" has a place in table ", table.id, ", but is not printed."));
  return finding;
}

// The first row of every organization that is printed.
std::map<std::string, uint32_t> FirstRows(const MatchedTable& table) {
  std::map<std::string, uint32_t> first_rows;
  for (const MatchedRow& row : table.rows) first_rows.emplace(row.organization, row.line.row.row());
  return first_rows;
}

}  // namespace

void CheckUnits(const DecisionContext& context, const MatchedTable& table, std::vector<Finding>& findings) {
  const std::map<std::string, uint32_t> first_rows = FirstRows(table);
  for (const MatchedRow& row : table.rows) {
    if (row.organization.empty()) {
      findings.push_back(UnknownUnit(row));
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

}  // namespace thuocdo
