// Printed cells against what the rules give.
#pragma once

#include <array>
#include <vector>

#include "services/ranking/core/decision_match.h"

namespace thuocdo {

// The columns that are compared, in the order of CheckDecisionResponse.cells.
enum class Column { kPoints, kMaxPoints, kPercent, kLevel, kRank, kPreviousRank };
constexpr size_t kColumns = 6;
constexpr std::array<const char*, kColumns> kColumnNames = {"points", "max_points", "percent",
                                                            "level",  "rank",       "previous_rank"};

// Cells compared so far, by column.
using CellCounts = std::array<ranking::v1::CellCount, kColumns>;

// Adds the cells of every row of `table` that stands for a computed one to `counts`, and those that differ to
// `findings`.
void CompareCells(const DecisionContext& context, const MatchedTable& table, CellCounts& counts,
                  std::vector<ranking::v1::Finding>& findings);

}  // namespace thuocdo
