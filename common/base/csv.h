// Comma-separated values as in RFC 4180, read by libcsv.
#pragma once

#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"

namespace thuocdo {

// A row, and the line, from 1, on which it begins.
struct CsvRow {
  int line = 0;
  std::vector<std::string> fields;
};

// Reads `text`: UTF-8 with or without a byte order mark, lines ending in LF or CRLF. Skips empty lines, and
// converts every field to NFC. Fields are separated by `separator`, one ASCII character.
//
// Returns INVALID_ARGUMENT naming the line if a quote is unclosed or misplaced, or the text is not valid
// UTF-8.
absl::StatusOr<std::vector<CsvRow>> ParseCsv(absl::string_view text, char separator = ',');

// Returns `fields` as one line ending in LF. A field is quoted only where RFC 4180 requires it.
std::string FormatCsvRow(const std::vector<std::string>& fields);

}  // namespace thuocdo
