#include "common/rules/model/step.h"

#include <utility>

#include "absl/strings/str_cat.h"
#include "common/base/exact_root.h"

namespace thuocdo::rules {
namespace {

constexpr uint32_t kDigitsMax = 6;

// One unit of the last of these digits.
Rational ReadableStep() { return {1, 1000000}; }

}  // namespace

std::string NumberText(const Rational& value) {
  const Rational readable = RoundToStep(value, ReadableStep(), rules::v1::ROUNDING_DOWN);
  if (readable != value) return FormatExact(value);
  std::string text = FormatDecimal(value, kDigitsMax, rules::v1::ROUNDING_DOWN);
  text.erase(text.find_last_not_of('0') + 1);
  if (text.back() == '.') text.pop_back();
  return text;
}

std::string AddendText(const Rational& value) {
  return value < 0 ? absl::StrCat("(", NumberText(value), ")") : NumberText(value);
}

std::string OperandText(const Rational& value) {
  const std::string text = NumberText(value);
  const bool is_bare = value >= 0 && text.find('/') == std::string::npos;
  return is_bare ? text : absl::StrCat("(", text, ")");
}

std::string DifferenceText(const Rational& from, const Rational& what) {
  return absl::StrCat("(", NumberText(from), " − ", AddendText(what), ")");
}

Step StatedNumber(audit::v1::StepKind kind, const Rational& value) { return {kind, "", value}; }

void AddRounded(const RoundingStep& rounding, Steps& steps) {
  const Rational before = steps.back().value;
  Step step{audit::v1::STEP_KIND_ROUNDED, NumberText(before), rounding.Round(before)};
  step.quantum = rounding.step.text;
  step.rounding = rounding.rounding;
  steps.push_back(std::move(step));
}

void AddCut(const Rational& limit, Steps& steps) {
  const Rational value = steps.back().value;
  if (value <= limit) return;
  steps.push_back({audit::v1::STEP_KIND_CUT,
                   absl::StrCat("min(", NumberText(value), "; ", NumberText(limit), ")"), limit});
}

void AddRaised(const Rational& limit, Steps& steps) {
  const Rational value = steps.back().value;
  if (value >= limit) return;
  steps.push_back({audit::v1::STEP_KIND_RAISED,
                   absl::StrCat("max(", NumberText(value), "; ", NumberText(limit), ")"), limit});
}

Step ReadableRoot(audit::v1::StepKind kind, const std::string& expression, const Rational& power,
                  unsigned long degree) {
  Step step{kind, expression, RoundRoot(power, degree, ReadableStep(), rules::v1::ROUNDING_HALF_UP)};
  step.approximate = Power(step.value, degree) != power;
  return step;
}

}  // namespace thuocdo::rules
