// Reading the client's input files: their size, and CSV with a known header where every fault has its line.
#pragma once

#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "common/base/csv.h"
#include "common/base/status.h"

namespace thuocdo {

// The largest file that is read.
inline constexpr size_t kInputFileBytesMax = size_t{64} << 20;

// The bytes of the file at `path`.
//
// Returns INVALID_ARGUMENT, naming the file, if it cannot be read or is larger than `bytes_max`.
absl::StatusOr<std::string> ReadInputFile(const std::string& path, size_t bytes_max = kInputFileBytesMax);

// A file's name, for people, and its text.
struct InputText {
  std::string file;
  std::string text;
};

// Faults of one file, each at its line.
class LineFaults {
 public:
  explicit LineFaults(std::string file) : file_(std::move(file)) {}

  // Lines count from 1; 0 means the file as a whole.
  void Add(int line, absl::string_view message);

  // OK without faults; otherwise INVALID_ARGUMENT whose faults have `FILE:LINE` as their field.
  absl::Status ToStatus() const;

 private:
  std::string file_;
  Faults faults_;
};

// Which columns a CSV file has, in their order.
struct CsvHeader {
  std::vector<std::string> required;
  std::vector<std::string> optional;  // after the required ones: all or none
};

// The rows below the header; each has all columns, optional ones that are not there being empty.
//
// Returns INVALID_ARGUMENT, naming file and line, if the text is not CSV, the header is another, there are
// no rows, or rows have too few or too many fields (every one of them).
absl::StatusOr<std::vector<CsvRow>> ReadCsvRows(const InputText& input, const CsvHeader& header);

}  // namespace thuocdo
