#include "common/base/rational.h"

#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "absl/strings/strip.h"

namespace thuocdo {
namespace {

constexpr size_t kDigitsMax = 18;

bool AllDigits(absl::string_view text) {
  for (char c : text) {
    if (!absl::ascii_isdigit(static_cast<unsigned char>(c))) return false;
  }
  return !text.empty();
}

// Reports whether `text` is digits without a leading zero, other than 0 itself.
bool IsWholeNumber(absl::string_view text) { return AllDigits(text) && (text.size() == 1 || text[0] != '0'); }

absl::Status NotDecimal(absl::string_view text) {
  return absl::InvalidArgumentError(absl::StrCat("\"", text, "\" is not a decimal number; write at most ",
                                                 kDigitsMax, " digits, such as 15 or 79.5"));
}

mpz_class PowerOfTen(uint32_t exponent) {
  mpz_class power;
  mpz_ui_pow_ui(power.get_mpz_t(), 10, exponent);
  return power;
}

mpz_class RoundToWhole(const Rational& value, rules::v1::Rounding rounding) {
  if (value < 0) return -RoundToWhole(-value, rounding);  // away from zero, or towards it, on either side
  mpz_class whole;
  mpz_fdiv_q(whole.get_mpz_t(), value.get_num_mpz_t(), value.get_den_mpz_t());
  if (rounding == rules::v1::ROUNDING_DOWN) return whole;
  Rational rest = value - whole;
  int against_half = cmp(rest, Rational(1, 2));
  bool half_goes_up = rounding != rules::v1::ROUNDING_HALF_EVEN || mpz_odd_p(whole.get_mpz_t());
  if (against_half > 0 || (against_half == 0 && half_goes_up)) whole += 1;
  return whole;
}

}  // namespace

absl::StatusOr<Rational> ParseDecimal(absl::string_view text) {
  std::pair<absl::string_view, absl::string_view> parts = absl::StrSplit(text, absl::MaxSplits('.', 1));
  auto [whole, fraction] = parts;
  bool has_dot = text.find('.') != absl::string_view::npos;
  if (!IsWholeNumber(whole) || (has_dot && !AllDigits(fraction))) return NotDecimal(text);
  if (whole.size() + fraction.size() > kDigitsMax) return NotDecimal(text);
  Rational value(mpz_class(absl::StrCat(whole, fraction), 10),
                 PowerOfTen(static_cast<uint32_t>(fraction.size())));
  value.canonicalize();
  return value;
}

absl::StatusOr<std::string> CanonicalDecimal(absl::string_view text) {
  if (auto value = ParseDecimal(text); !value.ok()) return value.status();
  if (text.find('.') == absl::string_view::npos) return std::string(text);
  while (absl::ConsumeSuffix(&text, "0")) continue;
  absl::ConsumeSuffix(&text, ".");
  return std::string(text);
}

absl::StatusOr<Rational> ParseExact(absl::string_view text) {
  std::pair<absl::string_view, absl::string_view> parts = absl::StrSplit(text, absl::MaxSplits('/', 1));
  auto [numerator, denominator] = parts;
  bool has_slash = text.find('/') != absl::string_view::npos;
  bool fits = IsWholeNumber(absl::StripPrefix(numerator, "-")) && (!has_slash || IsWholeNumber(denominator));
  if (!fits || (has_slash && (denominator == "0" || denominator == "1"))) {
    return absl::InvalidArgumentError(
        absl::StrCat("\"", text, "\" is not an exact number such as 15 or 640/3"));
  }
  Rational value(std::string(text), 10);
  value.canonicalize();
  if (FormatExact(value) != text) {
    return absl::InvalidArgumentError(absl::StrCat("\"", text, "\" is not in lowest terms"));
  }
  return value;
}

std::string FormatExact(const Rational& value) { return value.get_str(); }

Rational RoundToStep(const Rational& value, const Rational& step, rules::v1::Rounding rounding) {
  Rational steps = value / step;
  return Rational(RoundToWhole(steps, rounding)) * step;
}

std::string FormatDecimal(const Rational& value, uint32_t digits, rules::v1::Rounding rounding) {
  Rational scaled = value * PowerOfTen(digits);
  mpz_class whole = RoundToWhole(scaled, rounding);
  std::string text = mpz_class(abs(whole)).get_str();
  if (text.size() <= digits) text.insert(0, digits + 1 - text.size(), '0');
  if (digits > 0) text.insert(text.size() - digits, ".");
  return whole < 0 ? "-" + text : text;
}

}  // namespace thuocdo
