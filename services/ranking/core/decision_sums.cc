#include "services/ranking/core/decision_sums.h"

#include <map>
#include <optional>
#include <string>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "services/ranking/core/table_csv.h"

namespace thuocdo {
namespace {

using ranking::v1::Finding;

// One group's printed tables, by component.
using TablesByComponent = std::map<std::string, const MatchedTable*>;

// Rows by organization.
using RowsOfUnits = std::map<std::string, const MatchedRow*>;

// Who is printed once, and in which row.
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

// Adds the tables of the parts of `node` to `parts`; a part without a table stands for its own parts. False
// if a part is not printed at all.
bool AddParts(const RuleSet& rules, const RuleNode& node, const std::string& group,
              const TablesByComponent& tables, std::vector<const MatchedTable*>& parts) {
  if (node.is_criterion()) return false;
  for (int index : node.children) {
    const RuleNode& child = rules.nodes[static_cast<size_t>(index)];
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

Finding WrongSum(const MatchedRow& row, const RuleSet& rules, const Rational& sum,
                 const std::vector<const MatchedTable*>& parts) {
  auto append_id = [](std::string* out, const MatchedTable* table) { out->append(table->id); };
  Finding finding = FindingAt(row, "component-sum", ranking::v1::SEVERITY_ERROR);
  finding.set_printed(row.line.row.points());
  finding.set_computed(PrintPoints(rules, sum));
  finding.set_message(absl::StrCat("\"", row.line.row.unit(), "\" is printed with \"", row.line.row.points(),
                                   "\" points, but its points in tables ",
                                   absl::StrJoin(parts, ", ", append_id), " add up to ", finding.computed(),
                                   "."));
  return finding;
}

// A unit's printed points in all parts.
struct Sum {
  Rational points;
  bool as_computed = true;  // each of them is what the rules give, but for rounding
};

// None if the unit is not printed exactly once in each of `parts`.
std::optional<Sum> SumOf(const RuleSet& rules, const std::vector<RowsOfUnits>& parts,
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

// Printed points that are rounded need not add up, as long as each is what the rules give.
bool AddsUp(const RuleSet& rules, const MatchedRow& total, const Sum& sum) {
  return sum.points == *total.line.points || (sum.as_computed && PointsAgree(rules, total));
}

void CheckSumsOf(const RuleSet& rules, const MatchedTable& table,
                 const std::vector<const MatchedTable*>& parts, std::vector<Finding>& findings) {
  std::vector<RowsOfUnits> rows_of_parts;
  for (const MatchedTable* part : parts) rows_of_parts.push_back(RowsPrintedOnce(*part));
  for (const auto& [organization, row] : RowsPrintedOnce(table)) {
    const std::optional<Sum> sum = SumOf(rules, rows_of_parts, organization);
    if (sum.has_value() && !AddsUp(rules, *row, *sum))
      findings.push_back(WrongSum(*row, rules, sum->points, parts));
  }
}

}  // namespace

void CheckSums(const RuleSet& rules, const std::vector<MatchedTable>& tables,
               std::vector<Finding>& findings) {
  std::map<std::string, TablesByComponent> by_group;
  for (const MatchedTable& table : tables) {
    if (table.computed == nullptr || table.rows.empty()) continue;
    by_group[table.computed->definition.group()][table.computed->definition.component()] = &table;
  }
  for (const auto& [group, by_component] : by_group) {
    for (const auto& [component, table] : by_component) {
      std::vector<const MatchedTable*> parts;
      if (!AddParts(rules, *rules.FindNode(component), group, by_component, parts)) continue;
      CheckSumsOf(rules, *table, parts, findings);
    }
  }
}

}  // namespace thuocdo
