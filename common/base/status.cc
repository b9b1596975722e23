#include "common/base/status.h"

#include <unicode/unistr.h>

#include <optional>

#include "absl/strings/cord.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"

namespace thuocdo {
namespace {

constexpr char kDetailUrl[] = "type.googleapis.com/thuocdo.rpc.v1.ErrorDetail";

std::string Describe(const rpc::v1::Violation& violation) {
  return violation.field().empty() ? violation.message()
                                   : absl::StrCat(violation.field(), ": ", violation.message());
}

// Returns `text` with U+FFFD for bytes that are not valid UTF-8. Violations quote what was sent, and an
// ErrorDetail with invalid bytes could not be parsed by its receiver.
std::string Utf8(absl::string_view text) {
  std::string utf8;
  icu::UnicodeString::fromUTF8({text.data(), static_cast<int32_t>(text.size())}).toUTF8String(utf8);
  return utf8;
}

}  // namespace

void Violations::Add(absl::string_view field, absl::string_view message) {
  rpc::v1::Violation violation;
  violation.set_field(Utf8(field));
  violation.set_message(Utf8(message));
  violations_.push_back(std::move(violation));
}

void Violations::AddAll(absl::string_view prefix, const Violations& other) {
  for (const rpc::v1::Violation& violation : other.violations_)
    Add(absl::StrCat(prefix, violation.field()), violation.message());
}

absl::Status Violations::ToStatus(absl::StatusCode code, absl::string_view summary) const {
  if (violations_.empty()) return absl::OkStatus();
  auto append = [](std::string* out, const rpc::v1::Violation& violation) {
    out->append(Describe(violation));
  };
  absl::Status status(code, absl::StrCat(summary, ": ", absl::StrJoin(violations_, "; ", append)));
  rpc::v1::ErrorDetail detail;
  for (const rpc::v1::Violation& violation : violations_) *detail.add_violations() = violation;
  return WithDetail(std::move(status), detail);
}

rpc::v1::ErrorDetail DetailOf(const absl::Status& status) {
  rpc::v1::ErrorDetail detail;
  auto payload = status.GetPayload(kDetailUrl);
  if (payload.has_value() && !detail.ParseFromString(std::string(*payload))) detail.Clear();
  return detail;
}

absl::Status WithDetail(absl::Status status, const rpc::v1::ErrorDetail& detail) {
  status.SetPayload(kDetailUrl, absl::Cord(detail.SerializeAsString()));
  return status;
}

absl::Status Annotate(const absl::Status& status, absl::string_view context) {
  if (status.ok()) return status;
  absl::Status annotated(status.code(), absl::StrCat(context, ": ", status.message()));
  return WithDetail(std::move(annotated), DetailOf(status));
}

}  // namespace thuocdo
