// The weighted means, step by step.
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "common/base/exact_root.h"
#include "services/audit/core/explain/explain_component.h"

namespace thuocdo::audit {
namespace {

using Children = std::vector<ExplainedChild>;

// Subtracts the weights of children that are not applicable from 1, and returns the rest.
Rational TakeOut(const Children& children, rules::Steps& steps) {
  Rational left = 1;
  for (const ExplainedChild& child : children) {
    if (child.points) continue;
    const std::string text = absl::StrCat(rules::NumberText(left), " − ", rules::NumberText(child.weight));
    left -= child.weight;
    steps.push_back({audit::v1::STEP_KIND_EXCLUDED, text, left});
    steps.back().subject = child.node;
  }
  return left;
}

// "0.2", or "0.2 ÷ 0.5" where weights were taken out.
std::string WeightText(const Rational& weight, const Rational& left) {
  return left == 1 ? rules::NumberText(weight)
                   : absl::StrCat(rules::NumberText(weight), " ÷ ", rules::OperandText(left));
}

std::string PartText(const ExplainedChild& child) {
  return absl::StrCat(rules::OperandText(*child.points), " ÷ ", rules::OperandText(*child.maximum));
}

// "(1/2)^0.25"
std::string PowerText(const Rational& base, const Rational& exponent) {
  return absl::StrCat(rules::OperandText(base), "^", rules::OperandText(exponent));
}

// Returns the step of a child's part of its maximum to the power of its weight, rounded for reading.
rules::Step PowerStep(const ExplainedChild& child, const Rational& left) {
  const Rational part = *child.points / *child.maximum;
  const Rational exponent = child.weight / left;
  rules::Step step =
      rules::ReadableRoot(audit::v1::STEP_KIND_POWER,
                          absl::StrCat("(", PartText(child), ")^",
                                       left == 1 ? rules::OperandText(exponent)
                                                 : absl::StrCat("(", WeightText(child.weight, left), ")")),
                          Power(part, exponent.get_num().get_ui()), exponent.get_den().get_ui());
  step.subject = child.node;
  return step;
}

// Returns the step of the exact product under one root, rounded once.
rules::Step GeometricMeanStep(const rules::RoundingStep& rounding, const Rational& maximum,
                              const Children& children, const Rational& left) {
  mpz_class degree = 1;
  for (const ExplainedChild& child : children) {
    const Rational exponent = child.weight / left;
    if (child.points) degree = lcm(degree, exponent.get_den());
  }
  Rational product = Power(maximum, degree.get_ui());
  std::string text = rules::NumberText(maximum);
  for (const ExplainedChild& child : children) {
    if (!child.points) continue;
    const Rational part = *child.points / *child.maximum;
    const Rational exponent = child.weight / left;
    const Rational times = exponent * degree;
    product *= Power(part, times.get_num().get_ui());
    absl::StrAppend(&text, " × ", PowerText(part, exponent));
  }
  rules::Step step{audit::v1::STEP_KIND_GEOMETRIC_MEAN, text,
                   RoundRoot(product, degree.get_ui(), rounding.step.value, rounding.rounding)};
  step.quantum = rounding.step.text;
  step.rounding = rounding.rounding;
  return step;
}

}  // namespace

rules::Steps ExplainWeightedMean(const Rational& maximum, const Children& children) {
  rules::Steps steps;
  const Rational left = TakeOut(children, steps);
  Rational sum;
  std::vector<std::string> addends;
  for (const ExplainedChild& child : children) {
    if (!child.points) continue;
    const Rational part = child.weight / left * *child.points / *child.maximum;
    steps.push_back({audit::v1::STEP_KIND_WEIGHTED_PART,
                     absl::StrCat(WeightText(child.weight, left), " × ", PartText(child)), part});
    steps.back().subject = child.node;
    sum += part;
    addends.push_back(addends.empty() ? rules::NumberText(part) : rules::AddendText(part));
  }
  steps.push_back({audit::v1::STEP_KIND_WEIGHTED_MEAN,
                   absl::StrCat(rules::NumberText(maximum), " × (", absl::StrJoin(addends, " + "), ")"),
                   maximum * sum});
  return steps;
}

rules::Steps ExplainGeometricMean(const rules::RoundingStep& rounding, const Rational& maximum,
                                  const Children& children) {
  rules::Steps steps;
  const Rational left = TakeOut(children, steps);
  for (const ExplainedChild& child : children) {
    if (!child.points) continue;
    if (*child.points <= 0) {
      steps.push_back({audit::v1::STEP_KIND_ZERO_MAKES_ZERO, rules::NumberText(*child.points), 0});
      steps.back().subject = child.node;
      return steps;
    }
    steps.push_back(PowerStep(child, left));
  }
  steps.push_back(GeometricMeanStep(rounding, maximum, children, left));
  return steps;
}

}  // namespace thuocdo::audit
