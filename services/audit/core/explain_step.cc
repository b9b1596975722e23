#include "services/audit/core/explain_step.h"

#include "absl/strings/str_cat.h"
#include "common/base/exact_root.h"

namespace thuocdo {
namespace {

constexpr uint32_t kDigitsMax = 6;
const char kReadable[] = "0.000001";  // as many digits

}  // namespace

Rational Number(const std::string& decimal) { return ParseDecimal(decimal).value(); }

std::string NumberText(const Rational& value) {
  const Rational readable = RoundToStep(value, Number(kReadable), rules::v1::ROUNDING_DOWN);
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

void AddRounded(const std::string& quantum, rules::v1::Rounding rounding, Steps& steps) {
  const Rational before = steps.back().value;
  Step step{audit::v1::STEP_KIND_ROUNDED, NumberText(before), RoundToStep(before, Number(quantum), rounding)};
  step.quantum = quantum;
  step.rounding = rounding;
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
  Step step{kind, expression, RoundRoot(power, degree, Number(kReadable), rules::v1::ROUNDING_HALF_UP)};
  step.approximate = Power(step.value, degree) != power;
  return step;
}

audit::v1::Step StepToProto(const Step& step) {
  audit::v1::Step message;
  message.set_kind(step.kind);
  message.set_expression(step.expression);
  message.set_value(FormatExact(step.value));
  message.set_approximate(step.approximate);
  message.set_subject(step.subject);
  message.set_quantum(step.quantum);
  message.set_rounding(step.rounding);
  return message;
}

}  // namespace thuocdo
