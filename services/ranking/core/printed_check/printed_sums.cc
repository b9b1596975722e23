#include "services/ranking/core/printed_check/printed_sums.h"

#include <map>
#include <optional>
#include <string>

#include "services/ranking/core/tables/table_csv.h"

namespace thuocdo::ranking {
namespace {

// One group's printed tables, by component.
using TablesByComponent = std::map<std::string, const MatchedTable*>;

// Rows by organization.
using RowsOfUnits = std::map<std::string, const MatchedRow*>;

// The rows of organizations that appear exactly once: of a repeated one nobody can tell which row is meant.
RowsOfUnits RowsPrintedOnce(const MatchedTable& table) {
  RowsOfUnits rows;
  for (const MatchedRow& row : table.rows) {
    if (row.organization.empty() || !row.line.points.has_value()) continue;
    const bool is_first = rows.emplace(row.organization, &row).second;
    if (!is_first) rows[row.organization] = nullptr;
  }
  std::erase_if(rows, [](const auto& entry) { return entry.second == nullptr; });
  return rows;
}

// Appends the tables of the parts of `node` to `parts`, with a part that has no table replaced by its own
// parts. Returns false if a part is not printed at all.
bool AddParts(const rules::RuleSet& rules, const rules::RuleNode& node, const std::string& group,
              const TablesByComponent& tables, std::vector<const MatchedTable*>& parts) {
  if (node.is_criterion()) return false;
  for (int index : node.children) {
    const rules::RuleNode& child = rules.nodes[static_cast<size_t>(index)];
    if (!child.max_by_group.contains(group)) continue;
    auto table = tables.find(child.id);
    if (table == tables.end()) {
      if (!AddParts(rules, child, group, tables, parts)) return false;
    } else {
      parts.push_back(table->second);
    }
  }
  return true;
}

PrintedFinding WrongSum(const MatchedRow& row, const rules::RuleSet& rules, const Rational& sum,
                        const std::vector<const MatchedTable*>& parts) {
  PrintedFinding finding = FindingAt(row, FindingKind::kComponentSum);
  finding.printed = row.line.row.points();
  finding.computed = PrintPoints(rules, sum);
  for (const MatchedTable* part : parts) finding.parts.push_back(part->id);
  return finding;
}

// A unit's printed points in all parts.
struct Sum {
  Rational points;
  bool as_computed = true;  // each of them equals the computed one, rounded for print
};

// Returns nothing if the organization is not printed exactly once in each of `parts`.
std::optional<Sum> SumOf(const rules::RuleSet& rules, const std::vector<RowsOfUnits>& parts,
                         const std::string& organization) {
  Sum sum;
  for (const RowsOfUnits& rows : parts) {
    auto row = rows.find(organization);
    if (row == rows.end()) return std::nullopt;
    sum.points += *row->second->line.points;
    sum.as_computed = sum.as_computed && PointsAgree(rules, *row->second);
  }
  return sum;
}

// Rounded points need not add up, as long as each equals the computed one.
bool AddsUp(const rules::RuleSet& rules, const MatchedRow& total, const Sum& sum) {
  return sum.points == *total.line.points || (sum.as_computed && PointsAgree(rules, total));
}

void CheckSumsOfTable(const rules::RuleSet& rules, const MatchedTable& table,
                      const std::vector<const MatchedTable*>& parts, std::vector<PrintedFinding>& findings) {
  std::vector<RowsOfUnits> rows_of_parts;
  for (const MatchedTable* part : parts) rows_of_parts.push_back(RowsPrintedOnce(*part));
  for (const auto& [organization, row] : RowsPrintedOnce(table)) {
    const std::optional<Sum> sum = SumOf(rules, rows_of_parts, organization);
    if (sum.has_value() && !AddsUp(rules, *row, *sum))
      findings.push_back(WrongSum(*row, rules, sum->points, parts));
  }
}

}  // namespace

void CheckComponentSums(const rules::RuleSet& rules, const std::vector<MatchedTable>& tables,
                        std::vector<PrintedFinding>& findings) {
  std::map<std::string, TablesByComponent> by_group;
  for (const MatchedTable& table : tables) {
    if (table.computed == nullptr || table.rows.empty()) continue;
    by_group[table.computed->definition.group()][table.computed->definition.component()] = &table;
  }
  for (const auto& [group, by_component] : by_group) {
    for (const auto& [component, table] : by_component) {
      std::vector<const MatchedTable*> parts;
      if (!AddParts(rules, *rules.FindNode(component), group, by_component, parts)) continue;
      CheckSumsOfTable(rules, *table, parts, findings);
    }
  }
}

}  // namespace thuocdo::ranking
