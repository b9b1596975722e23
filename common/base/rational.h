// Exact numbers. Points, ratios and thresholds are rationals; nothing is rounded
// except where a rule set says so, and for print.
#pragma once

#include <gmpxx.h>

#include <string>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "thuocdo/rules/v1/rounding.pb.h"

namespace thuocdo {

// An exact rational in lowest terms. Name the type where you compute: `auto` would keep
// GMP's expression template, which dangles.
using Rational = mpq_class;

// Reads decimal text: digits, then perhaps a dot and digits; at most 18 digits in all.
// No sign, exponent, space or leading zero.
//
// Returns INVALID_ARGUMENT otherwise.
absl::StatusOr<Rational> ParseDecimal(absl::string_view text);

// `text` without what means nothing ("79.50" -> "79.5", "15.0" -> "15"). Same errors as ParseDecimal.
absl::StatusOr<std::string> CanonicalDecimal(absl::string_view text);

// Reads what FormatExact writes; INVALID_ARGUMENT otherwise.
absl::StatusOr<Rational> ParseExact(absl::string_view text);

// `n`, or `n/d` in lowest terms.
std::string FormatExact(const Rational& value);

// `value` rounded to a multiple of `step` (more than 0). Half up is away from zero, down towards it.
Rational RoundToStep(const Rational& value, const Rational& step, rules::v1::Rounding rounding);

// `value` rounded to `digits` decimals, all of them written: FormatDecimal(100, 2) is "100.00".
std::string FormatDecimal(const Rational& value, uint32_t digits, rules::v1::Rounding rounding);

}  // namespace thuocdo
