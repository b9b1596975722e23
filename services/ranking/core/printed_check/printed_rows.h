// Reads printed rows, whose numbers are in Vietnamese notation: 1.280 is 1280 and 92,75 is 92.75.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "common/base/rational.h"
#include "thuocdo/ranking/v1/ranking.pb.h"

namespace thuocdo::ranking {

// The most rows that one check accepts.
constexpr size_t kPrintedRowsMax = 100'000;

// A printed row and its numbers; an empty cell has none.
struct PrintedLine {
  ranking::v1::PublishedTableRow row;  // as printed
  std::optional<Rational> points;
  std::optional<Rational> max_points;
  std::optional<Rational> percent;
  uint32_t rank = 0;           // 0: the cell is empty
  uint32_t previous_rank = 0;  // 0: the cell is empty
};

// Parses digits, either with a dot before every three of them or without any dot, optionally followed by a
// comma and decimals.
//
// Returns INVALID_ARGUMENT for everything else: a sign, a space, a leading zero, a dot not followed by three
// digits.
absl::StatusOr<Rational> ParsePrintedNumber(absl::string_view text);

// Returns every row with its numbers, ordered by table and row.
//
// Returns INVALID_ARGUMENT with every violation: an invalid number or rank, a row that has no table or row
// number or appears twice; more than kPrintedRowsMax rows.
absl::StatusOr<std::vector<PrintedLine>> ReadPrintedRows(
    const std::vector<ranking::v1::PublishedTableRow>& rows);

}  // namespace thuocdo::ranking
