// Decimals of a rule set, read once, when the rule set is made.
#pragma once

#include <optional>
#include <string>

#include "common/base/rational.h"

namespace thuocdo::rules {

// A decimal that a rule set states.
struct Decimal {
  Rational value;
  std::string text;  // canonical; explanations quote it
};

// Reads `text`, which was checked to be decimal text.
Decimal ReadDecimal(const std::string& text);

// Reads `text`, which was checked to be decimal text or empty. Returns nothing if it is empty.
std::optional<Decimal> ReadOptionalDecimal(const std::string& text);

// How points are rounded: to multiples of `step`, which is more than 0.
struct RoundingStep {
  Decimal step;
  rules::v1::Rounding rounding = rules::v1::ROUNDING_UNSPECIFIED;

  Rational Round(const Rational& points) const { return RoundToStep(points, step.value, rounding); }
};

// The same of a step as a rule set states it. Returns nothing if `step` is empty: the points stay exact.
std::optional<RoundingStep> ReadRoundingStep(const std::string& step, rules::v1::Rounding rounding);

}  // namespace thuocdo::rules
