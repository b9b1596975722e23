#include "services/ranking/core/printed_check/printed_match.h"

#include <map>
#include <utility>

#include "common/base/plain_text.h"

namespace thuocdo::ranking {
namespace {

std::map<std::string, std::string> OrganizationsByName(const PrintedTableContext& context) {
  std::map<std::string, std::string> organizations;
  for (const auto& [organization, names] : context.names) {
    for (const std::string& name : names) organizations.emplace(FoldLook(name), organization);
  }
  return organizations;
}

template <typename Value>
Value ValueOr(const std::map<std::string, Value>& values, const std::string& key, Value otherwise) {
  auto found = values.find(key);
  return found == values.end() ? otherwise : found->second;
}

MatchedTable MatchTable(std::string id, const Table* computed, const std::vector<PrintedLine>& lines,
                        const std::map<std::string, std::string>& organizations) {
  const std::map<std::string, const TableRow*> rows = RowsByOrganization(computed);
  MatchedTable table{std::move(id), computed, {}};
  for (const PrintedLine& line : lines) {
    std::string organization = ValueOr(organizations, FoldLook(line.row.unit()), std::string());
    const TableRow* row = ValueOr<const TableRow*>(rows, organization, nullptr);
    table.rows.push_back({line, std::move(organization), row});
  }
  return table;
}

}  // namespace

std::vector<MatchedTable> MatchTables(const PrintedTableContext& context,
                                      const std::vector<PrintedLine>& lines) {
  std::map<std::string, std::vector<PrintedLine>> lines_by_table;
  for (const PrintedLine& line : lines) lines_by_table[line.row.table()].push_back(line);
  const std::map<std::string, std::string> organizations = OrganizationsByName(context);
  std::vector<MatchedTable> tables;
  for (const Table& table : context.tables) {
    const std::string& id = table.definition.id();
    tables.push_back(MatchTable(id, &table, lines_by_table[id], organizations));
    lines_by_table.erase(id);
  }
  for (const auto& [id, unknown] : lines_by_table) {
    tables.push_back(MatchTable(id, nullptr, unknown, organizations));
  }
  return tables;
}

PrintedFinding FindingAt(const MatchedRow& row, FindingKind kind) {
  PrintedFinding finding;
  finding.kind = kind;
  finding.table = row.line.row.table();
  finding.row = row.line.row.row();
  finding.unit = row.line.row.unit();
  return finding;
}

PrintedFinding FindingAt(const MatchedTable& table, FindingKind kind) {
  PrintedFinding finding;
  finding.kind = kind;
  finding.table = table.id;
  return finding;
}

Rational RoundForPrint(const rules::RuleSet& rules, const Rational& value, uint32_t digits) {
  Rational step(1);
  for (uint32_t i = 0; i < digits; ++i) step /= 10;
  return RoundToStep(value, step, rules.proto.print().rounding());
}

bool PointsAgree(const rules::RuleSet& rules, const MatchedRow& row) {
  if (row.computed == nullptr || !row.computed->declared() || !row.line.points.has_value()) return false;
  return *row.line.points == RoundForPrint(rules, row.computed->points, rules.proto.print().points_digits());
}

Rational PercentForPrint(const rules::RuleSet& rules, const Rational& points, const Rational& max_points) {
  const Rational percent = 100 * points / max_points;
  return RoundForPrint(rules, percent, rules.proto.print().percent_digits());
}

}  // namespace thuocdo::ranking
