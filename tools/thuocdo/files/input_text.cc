#include "tools/thuocdo/files/input_text.h"

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"

namespace thuocdo::client {
namespace {

std::vector<std::string> AllColumns(const CsvHeader& header) {
  std::vector<std::string> columns = header.required;
  columns.insert(columns.end(), header.optional.begin(), header.optional.end());
  return columns;
}

absl::Status WrongHeader(const InputText& input, const CsvHeader& header) {
  LineViolations violations(input.file);
  std::string expected = absl::StrJoin(header.required, ",");
  if (!header.optional.empty()) {
    absl::StrAppend(&expected, "\", perhaps followed by \",", absl::StrJoin(header.optional, ","));
  }
  violations.Add(1, absl::StrCat("the header must be exactly \"", expected, "\""));
  return violations.ToStatus();
}

absl::Status CheckWidths(const InputText& input, const std::vector<CsvRow>& rows, size_t width) {
  LineViolations violations(input.file);
  if (rows.empty()) violations.Add(0, "has no rows below its header");
  for (const CsvRow& row : rows) {
    if (row.fields.size() == width) continue;
    violations.Add(row.line, absl::StrCat("has ", row.fields.size(), " fields, the header has ", width));
  }
  return violations.ToStatus();
}

}  // namespace

void LineViolations::Add(int line, absl::string_view message) {
  violations_.Add(line == 0 ? file_ : absl::StrCat(file_, ":", line), message);
}

absl::Status LineViolations::ToStatus() const {
  return violations_.ToStatus(absl::StatusCode::kInvalidArgument, absl::StrCat("cannot read ", file_));
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

}  // namespace thuocdo::client
