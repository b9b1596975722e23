// Exact numbers. Points, ratios and thresholds are rationals. They are rounded only where a rule set says so,
// and for print.
#pragma once

#include <gmpxx.h>

#include <cstdint>
#include <string>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "thuocdo/rules/v1/rounding.pb.h"

namespace thuocdo {

// An exact rational in lowest terms. Do not use `auto` for the result of a computation: it would keep GMP's
// expression template, whose references dangle.
using Rational = mpq_class;

// Reads decimal text: digits, optionally followed by a dot and digits; at most 18 digits in all. No sign,
// exponent, space or leading zero.
//
// Returns INVALID_ARGUMENT otherwise.
absl::StatusOr<Rational> ParseDecimal(absl::string_view text);

// Returns `text` without trailing zeros in its fraction ("79.50" -> "79.5", "15.0" -> "15"). Returns the
// errors of ParseDecimal.
absl::StatusOr<std::string> CanonicalDecimal(absl::string_view text);

// Reads what FormatExact writes. Returns INVALID_ARGUMENT for anything else.
absl::StatusOr<Rational> ParseExact(absl::string_view text);

// Returns `value` as `n`, or as `n/d` in lowest terms.
std::string FormatExact(const Rational& value);

// Returns `value` rounded to a multiple of `step`, which must be greater than 0. Half up rounds a half away
// from zero; down rounds towards zero.
Rational RoundToStep(const Rational& value, const Rational& step, rules::v1::Rounding rounding);

// Returns `value` rounded to `digits` decimals, all of which are written: FormatDecimal(100, 2) is "100.00".
std::string FormatDecimal(const Rational& value, uint32_t digits, rules::v1::Rounding rounding);

}  // namespace thuocdo
