// Published tables, read back from their CSV (services/ranking/FORMAT.md).
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "common/rules/rule_set.h"

namespace thuocdo {

// A row, as printed. What is not there is empty.
struct PrintedRow {
  std::string rank;
  std::string organization;
  std::string name;
  std::string points;
  std::string max_points;
  std::string percent;
  std::string level;
  std::string previous_rank;
};

// The rows of a table. Returns INVALID_ARGUMENT unless it has the columns that a table has.
absl::StatusOr<std::vector<PrintedRow>> ReadPrintedTable(absl::string_view csv);

// The first organization whose rank does not follow from those above it by the rule set's rule; nothing if
// all do. Rows must stand by what is ranked by, highest first, and last those without a rank. Of two rows
// that print the same, the second may be tied with the first or be behind it.
std::optional<std::string> FindWrongRank(const RuleSet& rules, const std::vector<PrintedRow>& rows);

}  // namespace thuocdo
