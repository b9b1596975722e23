// Compares printed ranking tables with the computed ones, and with themselves.
//
// Knows no particular decision: what counts as wrong follows from the printed rows, the rule set and the
// bases of the answers alone.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "common/rules/model/rule_set.h"
#include "services/ranking/core/printed_check/printed_findings.h"
#include "services/ranking/core/tables/table.h"
#include "thuocdo/ranking/v1/ranking.pb.h"

namespace thuocdo::ranking {

// What printed tables are compared with.
struct PrintedTableContext {
  const rules::RuleSet* rules = nullptr;
  std::vector<Table> tables;  // as computed, in the order of the campaign
  // By organization: the official name first, then aliases.
  std::map<std::string, std::vector<std::string>> names;
  bool previous_ranks_transcribed = false;  // only the ranks of the predecessor are known
};

// Compares every printed cell with the computed one, and the printed tables with themselves: components that
// do not add up to their total, a unit that appears twice, is missing or is unknown, order numbers out of
// order, spelling variants, equal points with different ranks.
//
// Returns INVALID_ARGUMENT with every violation if a printed number cannot be read, a row has no place or the
// place of another one, or there are more than kPrintedRowsMax rows.
absl::StatusOr<PrintedTableReport> CheckPrintedTables(
    const PrintedTableContext& context, const std::vector<ranking::v1::PublishedTableRow>& rows);

}  // namespace thuocdo::ranking
