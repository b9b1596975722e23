// Parses published tables from their CSV (services/ranking/FORMAT.md).
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "common/rules/model/rule_set.h"

namespace thuocdo::audit {

// A row, as printed. Empty cells are empty strings.
struct PublishedTableRow {
  std::string rank;
  std::string organization;
  std::string name;
  std::string points;
  std::string max_points;
  std::string percent;
  std::string level;
  std::string previous_rank;
};

// Returns the rows of a table; INVALID_ARGUMENT unless it has the columns of a table.
absl::StatusOr<std::vector<PublishedTableRow>> ParsePublishedTable(absl::string_view csv);

// Returns the first organization whose rank does not follow from the rows above it by the rank rule; nothing
// if all do. Rows must be ordered by the ranking value, highest first, with rows without a rank last. Printed
// values are rounded: of two rows that print the same, the second may be tied with the first or behind it.
std::optional<std::string> FindWrongRank(const rules::RuleSet& rules,
                                         const std::vector<PublishedTableRow>& rows);

}  // namespace thuocdo::audit
