#include "common/rules/component.h"

#include "common/rules/aggregations/aggregation.h"

namespace thuocdo::rules {

Rational ScoreComponent(const ComponentRule& component, const Rational& maximum,
                        const ComponentChildren& children) {
  const Rational points = component.aggregation->Score(maximum, children);
  if (component.capped && points > maximum) return maximum;
  return points < 0 ? Rational(0) : points;
}

Steps ExplainComponent(const ComponentRule& component, const Rational& maximum,
                       const ComponentChildren& children) {
  Steps steps = component.aggregation->Explain(maximum, children);
  if (steps.empty()) return steps;
  if (component.capped) AddCut(maximum, steps);
  AddRaised(0, steps);
  return steps;
}

}  // namespace thuocdo::rules
