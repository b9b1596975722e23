#include "tools/thuocdo/core/input_file.h"

#include <filesystem>
#include <fstream>
#include <system_error>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"

namespace thuocdo {
namespace {

std::vector<std::string> AllColumns(const CsvHeader& header) {
  std::vector<std::string> columns = header.required;
  columns.insert(columns.end(), header.optional.begin(), header.optional.end());
  return columns;
}

absl::Status WrongHeader(const InputText& input, const CsvHeader& header) {
  LineFaults faults(input.file);
  std::string expected = absl::StrJoin(header.required, ",");
  if (!header.optional.empty()) {
    absl::StrAppend(&expected, "\", perhaps followed by \",", absl::StrJoin(header.optional, ","));
  }
  faults.Add(1, absl::StrCat("the header must be exactly \"", expected, "\""));
  return faults.ToStatus();
}

absl::Status CheckWidths(const InputText& input, const std::vector<CsvRow>& rows, size_t width) {
  LineFaults faults(input.file);
  if (rows.empty()) faults.Add(0, "has no rows below its header");
  for (const CsvRow& row : rows) {
    if (row.fields.size() == width) continue;
    faults.Add(row.line, absl::StrCat("has ", row.fields.size(), " fields, the header has ", width));
  }
  return faults.ToStatus();
}

}  // namespace

absl::StatusOr<std::string> ReadInputFile(const std::string& path, size_t bytes_max) {
  std::error_code error;
  if (std::filesystem::is_directory(path, error)) {
    return absl::InvalidArgumentError(absl::StrCat(path, ": is a directory, not a file"));
  }
  std::ifstream file(path, std::ios::binary);
  if (!file)
    return absl::InvalidArgumentError(
        absl::StrCat(path, ": cannot be opened; check the name and its permissions"));
  std::string text(bytes_max + 1, '\0');
  file.read(text.data(), static_cast<std::streamsize>(text.size()));
  if (file.bad()) return absl::InvalidArgumentError(absl::StrCat(path, ": cannot be read"));
  text.resize(static_cast<size_t>(file.gcount()));
  if (text.size() <= bytes_max) return text;
  return absl::InvalidArgumentError(absl::StrCat(path, ": is larger than ", bytes_max, " bytes; split it"));
}

void LineFaults::Add(int line, absl::string_view message) {
  faults_.Add(line == 0 ? file_ : absl::StrCat(file_, ":", line), message);
}

absl::Status LineFaults::ToStatus() const {
  return faults_.ToStatus(absl::StatusCode::kInvalidArgument, absl::StrCat("cannot read ", file_));
}

absl::StatusOr<std::vector<CsvRow>> ReadCsvRows(const InputText& input, const CsvHeader& header) {
  absl::StatusOr<std::vector<CsvRow>> rows = ParseCsv(input.text);
  if (!rows.ok()) return Annotate(rows.status(), input.file);
  const std::vector<std::string> all = AllColumns(header);
  if (rows->empty() || (rows->front().fields != header.required && rows->front().fields != all)) {
    return WrongHeader(input, header);
  }
  const size_t width = rows->front().fields.size();
  rows->erase(rows->begin());
  RETURN_IF_ERROR(CheckWidths(input, *rows, width));
  for (CsvRow& row : *rows) row.fields.resize(all.size());
  return rows;
}

}  // namespace thuocdo
