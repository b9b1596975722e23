#include "tools/thuocdo/core/declare_faults.h"

#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/strip.h"
#include "common/base/status.h"

namespace thuocdo {
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

std::string LineText(const std::string& file, const OrganizationAnswers& sheet, const rpc::v1::Fault& fault) {
  absl::string_view field = fault.field();
  const AnswerRow* row = RowOf(sheet, field);
  const int line = row == nullptr ? sheet.rows.front().line : row->line;
  const std::string criterion = row == nullptr ? "" : absl::StrCat(" ", row->answer.criterion());
  return absl::StrCat(file, ":", line, ": ", sheet.organization, criterion, ": ", field,
                      field.empty() ? "" : ": ", fault.message());
}

}  // namespace

std::vector<std::string> FaultLines(const std::string& file, const OrganizationAnswers& sheet,
                                    const absl::Status& status) {
  const rpc::v1::ErrorDetail detail = DetailOf(status);
  std::vector<std::string> lines;
  for (const rpc::v1::Fault& fault : detail.faults()) lines.push_back(LineText(file, sheet, fault));
  if (!lines.empty()) return lines;
  rpc::v1::Fault whole;
  whole.set_message(std::string(status.message()));
  for (const rpc::v1::StreamRevision& actual : detail.actual_revisions()) {
    absl::StrAppend(whole.mutable_message(), "; ", actual.stream(), " is at revision ", actual.revision(),
                    " now: look at it, then run the same command again");
  }
  return {LineText(file, sheet, whole)};
}

}  // namespace thuocdo
