// One step of the arithmetic that explains points, and how its numbers are written.
#pragma once

#include <string>
#include <vector>

#include "common/base/rational.h"
#include "common/rules/model/decimal.h"
#include "thuocdo/audit/v1/audit.pb.h"

namespace thuocdo::rules {

// A step and its result; audit.proto says what the members mean.
struct Step {
  audit::v1::StepKind kind = audit::v1::STEP_KIND_UNSPECIFIED;
  std::string expression;
  Rational value;
  bool approximate = false;
  std::string subject = {};
  std::string quantum = {};
  rules::v1::Rounding rounding = rules::v1::ROUNDING_UNSPECIFIED;
};

// In order; the value of the last step is the result of all of them.
using Steps = std::vector<Step>;

// Returns `value` as a decimal of at most six digits after the point, or as a fraction `n/d` if it has more.
std::string NumberText(const Rational& value);

// Returns the text of an operand of + or −: in brackets if `value` is negative.
std::string AddendText(const Rational& value);

// Returns the text of an operand of any operator: in brackets if `value` is negative or a fraction.
std::string OperandText(const Rational& value);

// Returns the text of a difference in brackets, such as "(7 − 4)".
std::string DifferenceText(const Rational& from, const Rational& what);

// Returns a step that states a number without computing it.
Step StatedNumber(audit::v1::StepKind kind, const Rational& value);

// Appends the last value, rounded by `rounding`.
void AddRounded(const RoundingStep& rounding, Steps& steps);

// Appends `limit` if the last value is above it (AddCut) or below it (AddRaised).
void AddCut(const Rational& limit, Steps& steps);
void AddRaised(const Rational& limit, Steps& steps);

// Returns the `degree`th root of `power`, rounded to six digits; `approximate` if it is not exact.
Step ReadableRoot(audit::v1::StepKind kind, const std::string& expression, const Rational& power,
                  unsigned long degree);

}  // namespace thuocdo::rules
