#include "services/ranking/core/tables/table_csv.h"

#include <vector>

#include "absl/strings/str_cat.h"
#include "common/base/csv.h"

namespace thuocdo::ranking {
namespace {

std::string RankText(uint32_t rank) { return rank == 0 ? "" : absl::StrCat(rank); }

std::vector<std::string> Fields(const rules::RuleSet& rules, const TableRow& row) {
  const bool declared = row.declared();
  return {RankText(row.rank),
          row.organization,
          row.name,
          declared ? PrintPoints(rules, row.points) : "",
          PrintPoints(rules, row.max_points),
          declared ? PrintPercent(rules, row.points, row.max_points) : "",
          row.level,
          RankText(row.previous_rank)};
}

}  // namespace

std::string PrintPoints(const rules::RuleSet& rules, const Rational& points) {
  return FormatDecimal(points, rules.proto.print().points_digits(), rules.proto.print().rounding());
}

std::string PrintPercent(const rules::RuleSet& rules, const Rational& points, const Rational& max_points) {
  const Rational percent = 100 * points / max_points;
  return FormatDecimal(percent, rules.proto.print().percent_digits(), rules.proto.print().rounding());
}

std::string TableCsv(const rules::RuleSet& rules, const Table& table) {
  std::string csv = FormatCsvRow(
      {"rank", "organization", "name", "points", "max_points", "percent", "level", "previous_rank"});
  for (const TableRow& row : table.rows) csv += FormatCsvRow(Fields(rules, row));
  return csv;
}

}  // namespace thuocdo::ranking
