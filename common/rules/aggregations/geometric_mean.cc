// The weighted geometric mean of the children's parts of their maxima, rounded once.
//
// All powers are put under one root, so that only its result is rounded. With the common denominator of the
// weights, the degree of this root is as small as it can be.
#include "absl/strings/str_cat.h"
#include "common/base/exact_root.h"
#include "common/rules/aggregations/aggregation_list.h"
#include "common/rules/aggregations/weights.h"
#include "common/rules/model/decimal.h"
#include "common/rules/model/method_parts.h"
#include "common/rules/model/step.h"

namespace thuocdo::rules {
namespace {

class GeometricMeanAggregation final : public Aggregation {
 public:
  static void Check(const FieldLocation& node, const MaximaByGroup& maxima,
                    const std::vector<CheckedNode>& children, rules::v1::Component* component);

  explicit GeometricMeanAggregation(const rules::v1::Component& component)
      : rounding_{ReadDecimal(component.geometric_mean().quantum()), component.geometric_mean().rounding()} {}

  Rational Score(const Rational& maximum, const ComponentChildren& children) const override;
  Steps Explain(const Rational& maximum, const ComponentChildren& children) const override;

 private:
  // The exact product under one root, rounded once. `left` is the sum of the weights.
  Step ExplainMean(const Rational& maximum, const ComponentChildren& children, const Rational& left) const;

  RoundingStep rounding_;
};

void GeometricMeanAggregation::Check(const FieldLocation& node, const MaximaByGroup& maxima,
                                     const std::vector<CheckedNode>& children,
                                     rules::v1::Component* component) {
  const FieldLocation inside = node.Inside("component", -1, "");
  CheckSameGroups(inside, maxima, children);
  const FieldLocation location = inside.Inside("geometric_mean", -1, "");
  rules::v1::GeometricMean& mean = *component->mutable_geometric_mean();
  if (!mean.weights().empty()) CheckWeights(location, children, mean.mutable_weights());
  CheckPositive(location, "quantum", mean.mutable_quantum());
  CheckRounding(location, mean.rounding());
  for (const CheckedNode& child : children) {
    if (!child.may_be_negative) continue;
    location.Violation("", absl::StrCat("a geometric mean cannot have z-scores, such as below ", child.id));
  }
}

// Returns the smallest whole number whose product with every weight is whole, where `sum` is that of the
// weights.
mpz_class CommonDenominator(const ComponentChildren& children, const Rational& sum) {
  mpz_class common = 1;
  for (const ComponentChild& child : children) {
    const Rational weight = child.weight / sum;
    if (child.points) common = lcm(common, weight.get_den());
  }
  return common;
}

Rational GeometricMeanAggregation::Score(const Rational& maximum, const ComponentChildren& children) const {
  const Rational sum = SumOfWeights(children);
  const mpz_class degree = CommonDenominator(children, sum);
  Rational power = Power(maximum, degree.get_ui());
  for (const ComponentChild& child : children) {
    if (!child.points) continue;
    if (*child.points <= 0) return 0;
    const Rational exponent = child.weight / sum * degree;
    power *= Power(*child.points / *child.maximum, exponent.get_num().get_ui());
  }
  return RoundRoot(power, degree.get_ui(), rounding_.step.value, rounding_.rounding);
}

// Returns the step of a child's part of its maximum to the power of its weight, rounded for reading.
Step PowerStep(const ComponentChild& child, const Rational& left) {
  const Rational part = *child.points / *child.maximum;
  const Rational exponent = child.weight / left;
  const std::string weight =
      left == 1 ? OperandText(exponent) : absl::StrCat("(", WeightText(child.weight, left), ")");
  Step step = ReadableRoot(audit::v1::STEP_KIND_POWER, absl::StrCat("(", PartText(child), ")^", weight),
                           Power(part, exponent.get_num().get_ui()), exponent.get_den().get_ui());
  step.subject = child.node;
  return step;
}

Step GeometricMeanAggregation::ExplainMean(const Rational& maximum, const ComponentChildren& children,
                                           const Rational& left) const {
  mpz_class degree = 1;
  for (const ComponentChild& child : children) {
    const Rational exponent = child.weight / left;
    if (child.points) degree = lcm(degree, exponent.get_den());
  }
  Rational product = Power(maximum, degree.get_ui());
  std::string text = NumberText(maximum);
  for (const ComponentChild& child : children) {
    if (!child.points) continue;
    const Rational part = *child.points / *child.maximum;
    const Rational exponent = child.weight / left;
    const Rational times = exponent * degree;
    product *= Power(part, times.get_num().get_ui());
    absl::StrAppend(&text, " × ", OperandText(part), "^", OperandText(exponent));
  }
  Step step{audit::v1::STEP_KIND_GEOMETRIC_MEAN, text,
            RoundRoot(product, degree.get_ui(), rounding_.step.value, rounding_.rounding)};
  step.quantum = rounding_.step.text;
  step.rounding = rounding_.rounding;
  return step;
}

Steps GeometricMeanAggregation::Explain(const Rational& maximum, const ComponentChildren& children) const {
  Steps steps;
  const Rational left = ExplainRemainingWeight(children, steps);
  for (const ComponentChild& child : children) {
    if (!child.points) continue;
    if (*child.points <= 0) {
      steps.push_back({audit::v1::STEP_KIND_ZERO_MAKES_ZERO, NumberText(*child.points), 0});
      steps.back().subject = child.node;
      return steps;
    }
    steps.push_back(PowerStep(child, left));
  }
  steps.push_back(ExplainMean(maximum, children, left));
  return steps;
}

}  // namespace

AggregationDefinition DefineGeometricMean() {
  return DefineAggregation<GeometricMeanAggregation>(rules::v1::Component::kGeometricMean);
}

}  // namespace thuocdo::rules
