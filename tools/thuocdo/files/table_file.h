// Tables in files as people's programs save them: comma-separated values in their usual varieties.
#pragma once

#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "common/base/csv.h"
#include "tools/thuocdo/files/input_text.h"

namespace thuocdo::client {

// The columns of a table. A file has them in any order, under these names or their Vietnamese ones (HeadsOf).
struct CsvHeader {
  std::vector<std::string> required;
  std::vector<std::string> optional;
};

// Returns the Vietnamese heads that stand for `column`; none if there is no such column.
std::vector<std::string> HeadsOf(absl::string_view column);

// Returns the text of a file in UTF-8: what is UTF-8 or, with a byte order mark, UTF-16 (Excel's "Unicode
// text").
//
// Returns INVALID_ARGUMENT, in one sentence that says how to save the file, if it is a workbook, or in
// another encoding.
absl::StatusOr<std::string> DecodeFile(absl::string_view bytes);

// Returns `text`, a remark or an address, as it is written into a table: with an apostrophe before it where a
// spreadsheet program would take it for a formula (it begins with =, +, -, @ or such an apostrophe).
// ReadCsvRows' callers take it away again.
std::string GuardFormula(absl::string_view text);

// Returns what GuardFormula was given.
std::string UnguardFormula(absl::string_view text);

// Returns the rows below the header, with their fields in the order of `header`, without white space of any
// kind at their ends; columns that the file does not have are empty. Fields may be separated by commas,
// semicolons or tabs, as the first line or a line `sep=;` before it shows; rows without any text are skipped.
//
// Returns INVALID_ARGUMENT, naming file and line, with every violation: the file is not such text, a required
// column is missing, a column is unknown or appears twice, there are no rows, or a row has more or fewer
// fields than the header.
absl::StatusOr<std::vector<CsvRow>> ReadCsvRows(const InputText& input, const CsvHeader& header);

}  // namespace thuocdo::client
