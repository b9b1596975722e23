// What the check of printed tables finds.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "absl/strings/string_view.h"
#include "thuocdo/ranking/v1/ranking.pb.h"

namespace thuocdo::ranking {

// What is wrong (services/ranking/README.md explains each kind), in the order of the kinds' words.
enum class FindingKind {
  kComponentSum,
  kEqualPoints,
  kLevel,
  kMaxPoints,
  kOrder,
  kPercent,
  kPoints,
  kPreviousRank,
  kRank,
  kRankGap,
  kRowPercent,
  kTableMissing,
  kTableUnknown,
  kUnitMissing,
  kUnitNotDeclared,
  kUnitSpelling,
  kUnitTwice,
  kUnitUnexpected,
  kUnitUnknown,
};

// Returns the word by which reports name the kind, such as "unit-twice". Words are stable.
absl::string_view FindingKindWord(FindingKind kind);

// Returns how bad findings of the kind are.
ranking::v1::Severity SeverityOf(FindingKind kind);

// One difference.
struct PrintedFinding {
  FindingKind kind = FindingKind::kPoints;
  std::string table;     // number of the table
  uint32_t row = 0;      // from 1; 0: the table as a whole
  std::string unit;      // as printed; the official name if the unit is not printed
  std::string printed;   // what is printed
  std::string computed;  // what is expected instead

  // Named by the sentences of some kinds; empty in the others.
  std::string name;                // cells: the official name
  std::string points;              // equal-points, row-percent: as printed
  std::string max_points;          // row-percent: as printed
  std::string other_unit;          // equal-points: the unit further up
  uint32_t other_row = 0;          // unit-twice: the first row of the unit
  std::vector<std::string> parts;  // component-sum: the tables that add up
  std::optional<std::string> why;  // unit-unexpected: why it has no place; none: it is of another group

  friend bool operator==(const PrintedFinding&, const PrintedFinding&) = default;
};

// The columns that are compared, in the order of CheckPrintedTablesResponse.cells.
enum class PrintedColumn { kPoints, kMaxPoints, kPercent, kLevel, kRank, kPreviousRank };
inline constexpr size_t kPrintedColumns = 6;

// How many cells of one column were compared (CellCount in ranking.proto).
struct CellCount {
  uint32_t independent = 0;
  uint32_t independent_differing = 0;
  uint32_t by_construction = 0;
  uint32_t by_construction_differing = 0;

  friend bool operator==(const CellCount&, const CellCount&) = default;
};

// By column.
using CellCounts = std::array<CellCount, kPrintedColumns>;

// The result of a check.
struct PrintedTableReport {
  std::vector<PrintedFinding> findings;  // by table in the order of the campaign, row, kind and unit
  CellCounts cells;
  uint32_t rows = 0;    // printed rows that were compared
  uint32_t tables = 0;  // tables that contain them

  friend bool operator==(const PrintedTableReport&, const PrintedTableReport&) = default;
};

}  // namespace thuocdo::ranking
