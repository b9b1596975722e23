// The text of the client's input files, and CSV with a known header in it, where every violation names its
// line.
#pragma once

#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "common/base/csv.h"
#include "common/base/status.h"

namespace thuocdo::client {

// The name of a file, for messages, and its text.
struct InputText {
  std::string file;
  std::string text;
};

// Collects the violations of one file, each with its line.
class LineViolations {
 public:
  explicit LineViolations(std::string file) : file_(std::move(file)) {}

  // Adds a violation at `line`, counted from 1; 0 means the whole file.
  void Add(int line, absl::string_view message);

  // Returns OK if there are no violations; otherwise INVALID_ARGUMENT whose violations have `FILE:LINE` as
  // their field.
  absl::Status ToStatus() const;

 private:
  std::string file_;
  Violations violations_;
};

// The columns of a CSV file, in order.
struct CsvHeader {
  std::vector<std::string> required;
  std::vector<std::string> optional;  // after the required ones; all of them or none
};

// Returns the rows below the header. Each has all columns; optional ones that the file does not have are
// empty.
//
// Returns INVALID_ARGUMENT, naming file and line, if the text is not CSV, the header is a different one,
// there are no rows, or rows have too few or too many fields (each of these rows is named).
absl::StatusOr<std::vector<CsvRow>> ReadCsvRows(const InputText& input, const CsvHeader& header);

}  // namespace thuocdo::client
