#include "services/audit/core/bundle/published_table.h"

#include <utility>

#include "absl/strings/str_cat.h"
#include "absl/strings/strip.h"
#include "common/base/csv.h"
#include "common/base/rational.h"
#include "common/base/status.h"
#include "common/base/text.h"

namespace thuocdo::audit {
namespace {

const std::vector<std::string> kColumns = {"rank",       "organization", "name",  "points",
                                           "max_points", "percent",      "level", "previous_rank"};

PublishedTableRow RowOf(std::vector<std::string> fields) {
  return {std::move(fields[0]), std::move(fields[1]), std::move(fields[2]), std::move(fields[3]),
          std::move(fields[4]), std::move(fields[5]), std::move(fields[6]), std::move(fields[7])};
}

// Parses a number as tables print it; penalties may make it negative.
std::optional<Rational> ParsePrintedNumber(absl::string_view text) {
  const bool is_negative = absl::ConsumePrefix(&text, "-");
  const absl::StatusOr<Rational> number = ParseDecimal(text);
  if (!number.ok()) return std::nullopt;
  return is_negative ? Rational(-*number) : *number;
}

// A row with a rank.
struct RankedRow {
  uint64_t rank = 0;
  Rational value;  // the ranking value, as printed
};

std::optional<RankedRow> ParseRankedRow(const rules::RuleSet& rules, const PublishedTableRow& row) {
  const bool by_percent = rules.proto.rank_by() == rules::v1::RANK_BY_PERCENT;
  const std::optional<uint64_t> rank = ParseWholeNumber(row.rank);
  const std::optional<Rational> value = ParsePrintedNumber(by_percent ? row.percent : row.points);
  if (!rank || !value) return std::nullopt;
  return RankedRow{*rank, *value};
}

// Reports whether `row` may follow `above` as row number `place` (from 1).
bool MayFollow(const rules::RuleSet& rules, const RankedRow& above, const RankedRow& row, uint64_t place) {
  const bool is_dense = rules.proto.rank_rule() == rules::v1::RANK_RULE_DENSE;
  const uint64_t next = is_dense ? above.rank + 1 : place;
  const bool may_be_tied = row.value == above.value && row.rank == above.rank;
  return row.value <= above.value && (row.rank == next || may_be_tied);
}

}  // namespace

absl::StatusOr<std::vector<PublishedTableRow>> ParsePublishedTable(absl::string_view csv) {
  ASSIGN_OR_RETURN(std::vector<CsvRow> lines, ParseCsv(csv));
  if (lines.empty() || lines[0].fields != kColumns)
    return absl::InvalidArgumentError("the header does not have the columns of a table");
  std::vector<PublishedTableRow> rows;
  for (size_t i = 1; i < lines.size(); ++i) {
    if (lines[i].fields.size() != kColumns.size())
      return absl::InvalidArgumentError(absl::StrCat("line ", lines[i].line, " does not have all columns"));
    rows.push_back(RowOf(std::move(lines[i].fields)));
  }
  return rows;
}

std::optional<std::string> FindWrongRank(const rules::RuleSet& rules,
                                         const std::vector<PublishedTableRow>& rows) {
  std::optional<RankedRow> above;
  bool ranks_ended = false;
  for (size_t i = 0; i < rows.size(); ++i) {
    if (rows[i].rank.empty()) {
      ranks_ended = true;
      continue;
    }
    const std::optional<RankedRow> row = ParseRankedRow(rules, rows[i]);
    const bool fits = row && !ranks_ended && (above ? MayFollow(rules, *above, *row, i + 1) : row->rank == 1);
    if (!fits) return rows[i].organization;
    above = row;
  }
  return std::nullopt;
}

}  // namespace thuocdo::audit
