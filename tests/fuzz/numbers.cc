#include "common/base/rational.h"
#include "common/base/status.h"
#include "common/base/time_text.h"
#include "tests/fuzz/property.h"
#include "tests/fuzz/targets.h"

namespace thuocdo::fuzz {
namespace {

absl::Status Decimal(absl::string_view input) {
  const absl::StatusOr<Rational> number = ParseDecimal(input);
  const absl::StatusOr<std::string> canonical = CanonicalDecimal(input);
  RETURN_IF_ERROR(Hold(number.ok() == canonical.ok(), "a decimal is read by one of two only"));
  if (!number.ok()) return absl::OkStatus();
  ASSIGN_OR_RETURN(const Rational again, ParseDecimal(*canonical));
  RETURN_IF_ERROR(Hold(again == *number, "the canonical decimal is another number"));
  ASSIGN_OR_RETURN(const std::string canonical_again, CanonicalDecimal(*canonical));
  RETURN_IF_ERROR(Same("the canonical decimal's own", canonical_again, *canonical));
  return Same("the decimal in 18 digits",
              CanonicalDecimal(FormatDecimal(*number, 17, {})).value_or(*canonical), *canonical);
}

absl::Status Exact(absl::string_view input) {
  const absl::StatusOr<Rational> number = ParseExact(input);
  return number.ok() ? Same("the exact number", FormatExact(*number), input) : absl::OkStatus();
}

absl::Status AsOf(absl::string_view input) {
  const absl::StatusOr<int64_t> as_of = ParseTimestamp(input);
  if (!as_of.ok()) return absl::OkStatus();
  ASSIGN_OR_RETURN(const int64_t again, ParseTimestamp(FormatTime(*as_of)));
  return Hold(again == *as_of, absl::StrCat(FormatTime(*as_of), " is another moment"));
}

}  // namespace

absl::Status Numbers(absl::string_view input) {
  RETURN_IF_ERROR(Decimal(input));
  RETURN_IF_ERROR(Exact(input));
  return AsOf(input);
}

}  // namespace thuocdo::fuzz
