#include "tools/thuocdo/files/violation_lines.h"

#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "absl/strings/strip.h"
#include "common/base/status.h"

namespace thuocdo::client {
namespace {

// The row that `field` ("answers[3].note") is about; null if none. What follows the index stays in `field`.
const AnswerRow* RowOf(const OrganizationAnswers& sheet, absl::string_view& field) {
  absl::string_view rest = field;
  size_t index = 0;
  if (!absl::ConsumePrefix(&rest, "answers[")) return nullptr;
  const size_t end = rest.find(']');
  if (end == absl::string_view::npos || !absl::SimpleAtoi(rest.substr(0, end), &index)) return nullptr;
  if (index >= sheet.rows.size()) return nullptr;
  field = absl::StripPrefix(rest.substr(end + 1), ".");
  return &sheet.rows[index];
}

std::string LineText(const std::string& file, const OrganizationAnswers& sheet,
                     const rpc::v1::Violation& violation) {
  absl::string_view field = violation.field();
  const AnswerRow* row = RowOf(sheet, field);
  const int line = row == nullptr ? sheet.rows.front().line : row->line;
  return absl::StrCat(file, ":", line, ": ", sheet.organization, ": ", field, field.empty() ? "" : ": ",
                      violation.message());
}

// "line 12, criterion x" in `file` is "FILE:12: criterion x"; without a line it is "FILE: criterion x".
std::string PlaceInFile(const std::string& file, absl::string_view field) {
  if (!absl::ConsumePrefix(&field, "line ")) return absl::StrCat(file, field.empty() ? "" : ": ", field);
  const std::pair<absl::string_view, absl::string_view> parts =
      absl::StrSplit(field, absl::MaxSplits(", ", 1));
  return absl::StrCat(file, ":", parts.first, parts.second.empty() ? "" : ": ", parts.second);
}

}  // namespace

std::vector<std::string> ViolationLines(const std::string& file, const OrganizationAnswers& sheet,
                                        const absl::Status& status) {
  rpc::v1::ErrorDetail detail = DetailOf(status);
  if (detail.violations().empty()) detail.add_violations()->set_message(std::string(status.message()));
  std::vector<std::string> lines;
  for (const rpc::v1::Violation& violation : detail.violations())
    lines.push_back(LineText(file, sheet, violation));
  if (absl::IsAborted(status)) lines.back() += "; look at the sheet, then run the same command again";
  return lines;
}

absl::Status RuleSetViolations(const std::string& file, const absl::Status& status) {
  const rpc::v1::ErrorDetail detail = DetailOf(status);
  if (detail.violations().empty()) return status;
  Violations placed;
  for (const rpc::v1::Violation& violation : detail.violations())
    placed.Add(PlaceInFile(file, violation.field()), violation.message());
  return placed.ToStatus(status.code(), absl::StrCat(file, " is rejected"));
}

}  // namespace thuocdo::client
