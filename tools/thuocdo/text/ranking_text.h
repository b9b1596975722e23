// A ranking table for a terminal, in Vietnamese, as the decision prints it.
#pragma once

#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "thuocdo/ranking/v1/ranking.pb.h"

namespace thuocdo::client {

// The column headings of a ranking table: rank, unit, points, maximum, percent, level, previous rank.
std::vector<std::string> RankingHeadings();

// "Mức Tốt".
std::string LevelHeading(absl::string_view level);

// The unit's name, marked where inferred or generated answers are behind its row.
std::string MarkedName(const ranking::v1::TableRow& row);

// Which rows are printed alike but ranked apart, since exact points decide: a line for each such set of rows,
// with as many digits as tell them apart.
std::vector<std::string> EqualPrintNotes(const ranking::v1::Table& table);

// Those, where inferred or generated answers are behind the table, and who has no place in it: a line each.
std::vector<std::string> RankingNotes(const ranking::v1::Table& table);

// The one table that is meant by `table` (a number, a component, or `root` if empty) in `group` (empty: the
// only one).
//
// Returns INVALID_ARGUMENT that lists the groups if there are several, NOT_FOUND that lists the tables if
// none is meant.
absl::StatusOr<ranking::v1::Table> ChooseTable(const ranking::v1::GetTablesResponse& tables,
                                               absl::string_view group, absl::string_view table,
                                               absl::string_view root);

// Title, rows under their levels, units that have not declared as "chưa khai báo", then notes: where inferred
// or generated answers are behind a row, and who has no place in the table.
std::string RenderRankingTable(const ranking::v1::Table& table);

}  // namespace thuocdo::client
