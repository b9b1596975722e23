#include "common/rules/criterion.h"

#include <algorithm>

#include "common/rules/methods/scoring_method.h"

namespace thuocdo::rules {

bool ComparesUnits(const CriterionRule& criterion) {
  return criterion.method != nullptr && criterion.method->traits().compares_units;
}

Rational ScoreAnswer(const CriterionRule& criterion, const Rational& maximum, const event::v1::Answer& answer,
                     const GroupNumbers* group) {
  const Rational points = criterion.method->Score(answer, maximum, group);
  if (criterion.method->traits().is_unbounded) return points;
  if (points >= maximum) return maximum;
  if (!criterion.rounding) return points;
  return std::min(criterion.rounding->Round(points), maximum);
}

Steps ExplainAnswer(const CriterionRule& criterion, const Rational& maximum, const event::v1::Answer& answer,
                    const Numbers& group) {
  Steps steps = criterion.method->Explain(answer, maximum, group);
  if (steps.empty() || criterion.method->traits().is_unbounded) return steps;
  const bool rounds = criterion.rounding.has_value() && steps.back().value < maximum;
  if (rounds) AddRounded(*criterion.rounding, steps);
  AddCut(maximum, steps);
  return steps;
}

}  // namespace thuocdo::rules
