#include "services/scoring/core/scoring/score_component.h"

#include <algorithm>

#include "common/base/exact_root.h"

namespace thuocdo::scoring {
namespace {

using Children = std::vector<ChildPoints>;

Rational SumOfWeights(const Children& children) {
  Rational sum;
  for (const ChildPoints& child : children) sum += child.weight;
  return sum;
}

Rational ScoreSum(const ComponentParts& parts) {
  Rational points;
  Rational assessed;
  for (const ChildPoints& child : parts.assessed) {
    points += child.points;
    assessed += child.maximum;
  }
  if (assessed != parts.whole && assessed > 0) points *= parts.whole / assessed;
  return points + parts.added - parts.taken;
}

Rational ScoreWeightedMean(const Rational& maximum, const Children& children) {
  Rational mean;
  for (const ChildPoints& child : children) mean += child.weight * child.points / child.maximum;
  return maximum * mean / SumOfWeights(children);
}

// Returns the smallest whole number whose product with every weight is whole.
mpz_class CommonDenominator(const Children& children, const Rational& sum) {
  mpz_class common = 1;
  for (const ChildPoints& child : children) {
    Rational weight = child.weight / sum;
    common = lcm(common, weight.get_den());
  }
  return common;
}

// All powers are put under one root, so that the result is rounded only once. With the common denominator of
// the weights, the degree of this root is as small as it can be.
Rational ScoreGeometricMean(const rules::RoundingStep& rounding, const Rational& maximum,
                            const Children& children) {
  Rational sum = SumOfWeights(children);
  mpz_class degree = CommonDenominator(children, sum);
  Rational power = Power(maximum, degree.get_ui());
  for (const ChildPoints& child : children) {
    if (child.points <= 0) return 0;
    Rational exponent = child.weight / sum * degree;
    power *= Power(child.points / child.maximum, exponent.get_num().get_ui());
  }
  return RoundRoot(power, degree.get_ui(), rounding.step.value, rounding.rounding);
}

Rational ScoreBestOf(const Rational& maximum, const Children& children) {
  Rational best;
  Rational largest;
  for (const ChildPoints& child : children) {
    best = std::max(best, child.points);
    largest = std::max(largest, child.maximum);
  }
  return best * maximum / largest;
}

Rational Aggregate(const rules::ComponentRule& component, const Rational& maximum,
                   const ComponentParts& parts) {
  switch (component.aggregation) {
    case rules::v1::Component::kWeightedMean:
      return ScoreWeightedMean(maximum, parts.assessed);
    case rules::v1::Component::kGeometricMean:
      return ScoreGeometricMean(*component.rounding, maximum, parts.assessed);
    case rules::v1::Component::kBestOf:
      return ScoreBestOf(maximum, parts.assessed);
    case rules::v1::Component::AGGREGATION_NOT_SET:
      break;
  }
  return ScoreSum(parts);
}

}  // namespace

Rational ScoreComponent(const rules::ComponentRule& component, const Rational& maximum,
                        const ComponentParts& parts) {
  Rational points = Aggregate(component, maximum, parts);
  if (component.capped && points > maximum) points = maximum;
  return points < 0 ? Rational(0) : points;
}

}  // namespace thuocdo::scoring
