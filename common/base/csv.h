// Comma-separated values as in RFC 4180, read by libcsv.
#pragma once

#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"

namespace thuocdo {

// One row and the line, from 1, on which it begins.
struct CsvRow {
  int line = 0;
  std::vector<std::string> fields;
};

// Reads `text`: UTF-8, perhaps with a byte order mark, lines ending in LF or CRLF. Empty lines are
// left out, every field is brought to NFC.
//
// Returns INVALID_ARGUMENT naming the line for an unclosed or misplaced quote or bad UTF-8.
absl::StatusOr<std::vector<CsvRow>> ParseCsv(absl::string_view text);

// One line with LF, fields quoted where RFC 4180 needs it.
std::string FormatCsvRow(const std::vector<std::string>& fields);

}  // namespace thuocdo
