#include "services/intake/core/rejection.h"

#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "common/base/plain_text.h"
#include "common/base/text.h"

namespace thuocdo::intake {

void Rejection::Invalid(absl::string_view field, absl::string_view message) {
  invalid_ = true;
  violations_.Add(field, message);
}

void Rejection::NotFound(absl::string_view field, absl::string_view message) {
  not_found_ = true;
  violations_.Add(field, message);
}

void Rejection::Forbidden(absl::string_view field, absl::string_view message) {
  violations_.Add(field, message);
}

void Rejection::CheckId(absl::string_view field, absl::string_view id) {
  if (IsId(id)) return;
  Invalid(field, id.empty() ? "is missing"
                            : "is not an id: use 1 to 64 lower-case letters, digits, `-` and `.`, beginning "
                              "with a letter or digit");
}

std::string Rejection::CheckText(absl::string_view field, absl::string_view text, size_t bytes_max) {
  if (absl::StripAsciiWhitespace(text).empty()) Invalid(field, "is missing");
  return CheckOptionalText(field, text, bytes_max);
}

std::string Rejection::CheckOptionalText(absl::string_view field, absl::string_view text, size_t bytes_max) {
  if (text.size() > bytes_max) {
    Invalid(field, absl::StrCat("has ", text.size(), " bytes; at most ", bytes_max, " are allowed"));
    return "";
  }
  absl::StatusOr<std::string> normalized = NormalizeText(absl::StripAsciiWhitespace(text));
  const absl::Status plain = normalized.ok() ? CheckPlainText(*normalized) : normalized.status();
  if (plain.ok()) return *normalized;
  Invalid(field, plain.message());
  return "";
}

std::string Rejection::CheckName(absl::string_view field, absl::string_view name, size_t bytes_max) {
  std::string checked = CheckText(field, name, bytes_max);
  if (checked.empty()) return checked;
  if (const absl::Status plain = CheckPlainName(checked); !plain.ok()) Invalid(field, plain.message());
  return checked;
}

void Rejection::CheckSize(absl::string_view field, int size, int size_max) {
  if (size == 0) Invalid(field, "is empty; give at least one entry");
  if (size > size_max)
    Invalid(field, absl::StrCat("has ", size, " entries; at most ", size_max, " are allowed"));
}

absl::Status Rejection::ToStatus(absl::string_view summary) const {
  absl::StatusCode state = not_found_ ? absl::StatusCode::kNotFound : absl::StatusCode::kFailedPrecondition;
  return violations_.ToStatus(invalid_ ? absl::StatusCode::kInvalidArgument : state, summary);
}

}  // namespace thuocdo::intake
