#include "common/base/csv.h"

#include "common/base/status.h"
#include "tests/fuzz/property.h"
#include "tests/fuzz/targets.h"

namespace thuocdo::fuzz {
namespace {

// A header stands above them, as in every file: in front of all, a byte order mark is no part of a field.
std::string Written(const std::vector<CsvRow>& rows) {
  std::string csv = "header\n";
  for (const CsvRow& row : rows) csv += FormatCsvRow(row.fields);
  return csv;
}

}  // namespace

absl::Status Csv(absl::string_view input) {
  const absl::StatusOr<std::vector<CsvRow>> rows = ParseCsv(input);
  if (!rows.ok()) return absl::OkStatus();
  ASSIGN_OR_RETURN(const std::vector<CsvRow> again, ParseCsv(Written(*rows)));
  RETURN_IF_ERROR(Hold(again.size() == 1 + rows->size(), "there are more or fewer rows"));
  for (size_t i = 0; i < rows->size(); ++i)
    RETURN_IF_ERROR(Hold(again[1 + i].fields == (*rows)[i].fields, absl::StrCat("row ", i, " is another")));
  return absl::OkStatus();
}

}  // namespace thuocdo::fuzz
