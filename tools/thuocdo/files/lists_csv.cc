#include "tools/thuocdo/files/lists_csv.h"

#include <map>
#include <utility>

#include "absl/strings/ascii.h"
#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "common/base/text.h"

namespace thuocdo::client {
namespace {

using intake::v1::OrganizationSpec;
using intake::v1::RecordEarlierRankingRequest;
using ranking::v1::PublishedTableRow;

constexpr char kIdForm[] =
    "1 to 64 lower-case letters, digits, \"-\" and \".\", beginning with a letter or digit";

OrganizationSpec SpecOf(const CsvRow& row) {
  OrganizationSpec spec;
  spec.set_id(row.fields[0]);
  spec.set_name(row.fields[1]);
  for (absl::string_view alias : absl::StrSplit(row.fields[2], '|')) {
    alias = absl::StripAsciiWhitespace(alias);
    if (!alias.empty()) spec.add_aliases(std::string(alias));
  }
  return spec;
}

// A number from 1 in `text`; a violation and 0 otherwise.
uint32_t ReadOrdinal(const CsvRow& row, size_t column, absl::string_view name, LineViolations& violations) {
  uint32_t number = 0;
  if (absl::SimpleAtoi(row.fields[column], &number) && number > 0) return number;
  violations.Add(row.line, absl::StrCat(name, " must be a number from 1, not \"", row.fields[column], "\""));
  return 0;
}

void AddRank(const CsvRow& row, RecordEarlierRankingRequest& ranking, LineViolations& violations) {
  if (ranking.title() != row.fields[1]) {
    violations.Add(row.line, absl::StrCat("title differs from \"", ranking.title(),
                                          "\", given before for ranking ", row.fields[0]));
  }
  event::v1::EarlierRank& rank = *ranking.add_ranks();
  rank.set_group(row.fields[2]);
  rank.set_component(row.fields[3]);
  rank.set_organization(row.fields[4]);
  rank.set_rank(ReadOrdinal(row, 5, "rank", violations));
}

PublishedTableRow PrintedRowOf(const CsvRow& row, LineViolations& violations) {
  PublishedTableRow printed;
  printed.set_table(row.fields[0]);
  printed.set_row(ReadOrdinal(row, 1, "row", violations));
  printed.set_order(row.fields[2]);
  printed.set_unit(row.fields[3]);
  printed.set_points(row.fields[4]);
  printed.set_max_points(row.fields[5]);
  printed.set_percent(row.fields[6]);
  printed.set_level(row.fields[7]);
  printed.set_rank(row.fields[8]);
  printed.set_previous_rank(row.fields[9]);
  if (printed.table().empty()) violations.Add(row.line, "table is missing");
  if (printed.unit().empty()) violations.Add(row.line, "unit is missing");
  return printed;
}

}  // namespace

absl::StatusOr<std::vector<OrganizationSpec>> ReadOrganizationsCsv(const InputText& input) {
  ASSIGN_OR_RETURN(std::vector<CsvRow> rows, ReadCsvRows(input, {{"id", "name", "aliases"}, {}}));
  LineViolations violations(input.file);
  std::vector<OrganizationSpec> specs;
  std::map<std::string, int> line_by_id;
  for (const CsvRow& row : rows) {
    const std::string& id = row.fields[0];
    auto [seen, is_first] = line_by_id.try_emplace(id, row.line);
    if (!IsId(id)) violations.Add(row.line, absl::StrCat("id \"", id, "\" must be ", kIdForm));
    if (!is_first)
      violations.Add(row.line, absl::StrCat("id ", id, " is on line ", seen->second, " already"));
    if (row.fields[1].empty()) violations.Add(row.line, "name is missing");
    specs.push_back(SpecOf(row));
  }
  RETURN_IF_ERROR(violations.ToStatus());
  return specs;
}

absl::StatusOr<OrganizationSpec> ReadOrganizationSpec(absl::string_view text) {
  const std::pair<absl::string_view, absl::string_view> parts = absl::StrSplit(text, absl::MaxSplits('=', 1));
  if (!IsId(parts.first) || parts.second.empty()) {
    return absl::InvalidArgumentError(
        absl::StrCat("\"", text, "\" must be ID=NAME, such as so-noi-vu=\"Sở Nội vụ\"; an id is ", kIdForm));
  }
  OrganizationSpec spec;
  spec.set_id(std::string(parts.first));
  ASSIGN_OR_RETURN(*spec.mutable_name(), NormalizeText(parts.second));
  return spec;
}

absl::StatusOr<std::vector<RecordEarlierRankingRequest>> ReadEarlierRankingsCsv(const InputText& input) {
  const CsvHeader header = {{"ranking", "title", "group", "component", "organization", "rank"}, {}};
  ASSIGN_OR_RETURN(std::vector<CsvRow> rows, ReadCsvRows(input, header));
  LineViolations violations(input.file);
  std::vector<RecordEarlierRankingRequest> rankings;
  std::map<std::string, size_t> index_by_id;
  for (const CsvRow& row : rows) {
    auto [index, is_new] = index_by_id.try_emplace(row.fields[0], rankings.size());
    if (is_new) {
      rankings.emplace_back().set_ranking(row.fields[0]);
      rankings.back().set_title(row.fields[1]);
    }
    AddRank(row, rankings[index->second], violations);
  }
  RETURN_IF_ERROR(violations.ToStatus());
  return rankings;
}

absl::StatusOr<std::vector<PublishedTableRow>> ReadPrintedTablesCsv(const InputText& input) {
  const CsvHeader header = {
      {"table", "row", "stt", "unit", "points", "max_points", "percent", "level", "rank", "previous_rank"},
      {}};
  ASSIGN_OR_RETURN(std::vector<CsvRow> rows, ReadCsvRows(input, header));
  LineViolations violations(input.file);
  std::vector<PublishedTableRow> printed;
  printed.reserve(rows.size());
  for (const CsvRow& row : rows) printed.push_back(PrintedRowOf(row, violations));
  RETURN_IF_ERROR(violations.ToStatus());
  return printed;
}

}  // namespace thuocdo::client
