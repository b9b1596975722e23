#include "services/ranking/core/printed_check/printed_campaign_for_tests.h"

#include <string>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_replace.h"
#include "services/ranking/core/tables/table_csv.h"

namespace thuocdo::testing {
namespace {

// Returns `number`, which is below 1000 and has a decimal point, in Vietnamese notation.
std::string InVietnamese(const std::string& number) { return absl::StrReplaceAll(number, {{".", ","}}); }

ranking::v1::PublishedTableRow PrintRow(const rules::RuleSet& rules, const std::string& table, uint32_t place,
                                        const ranking::TableRow& row) {
  ranking::v1::PublishedTableRow printed;
  printed.set_table(table);
  printed.set_row(place);
  printed.set_order(absl::StrCat(place));
  printed.set_unit(row.name);
  printed.set_points(InVietnamese(ranking::PrintPoints(rules, row.points)));
  printed.set_max_points(InVietnamese(ranking::PrintPoints(rules, row.max_points)));
  printed.set_percent(InVietnamese(ranking::PrintPercent(rules, row.points, row.max_points)));
  printed.set_level(row.level);
  printed.set_rank(absl::StrCat(row.rank));
  if (row.previous_rank != 0) printed.set_previous_rank(absl::StrCat(row.previous_rank));
  return printed;
}

}  // namespace

ranking::PrintedTableContext PrintedContextOf(const TestCampaign& campaign,
                                              const ranking::PreviousRanks& previous) {
  ranking::PrintedTableContext context;
  context.rules = &campaign.rules;
  context.tables = campaign.Tables(previous);
  for (const auto& [id, name] : campaign.input.names) context.names[id] = {name};
  return context;
}

std::vector<ranking::v1::PublishedTableRow> PrintedRowsOf(const TestCampaign& campaign,
                                                          const ranking::PreviousRanks& previous) {
  std::vector<ranking::v1::PublishedTableRow> printed;
  for (const ranking::Table& table : campaign.Tables(previous)) {
    uint32_t place = 0;
    for (const ranking::TableRow& row : table.rows) {
      if (row.declared()) printed.push_back(PrintRow(campaign.rules, table.definition.id(), ++place, row));
    }
  }
  return printed;
}

}  // namespace thuocdo::testing
