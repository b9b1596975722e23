// How a component's points are computed from its children's, step by step. Written apart from scoring,
// as the explanations of the scoring methods are (common/rules/methods).
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "common/rules/model/rule_set.h"
#include "common/rules/model/step.h"

namespace thuocdo::audit {

// A child as the component sees it.
struct ExplainedChild {
  std::string node;
  rules::v1::Role role = rules::v1::ROLE_UNSPECIFIED;
  std::optional<Rational> maximum;  // none if the unit's group is not assessed on it
  std::optional<Rational> points;   // none if it is not assessed
  Rational weight;                  // 0 if the children have no weights
};

// Returns the steps to the points of `component` out of `maximum`; the last step's value is the points. At
// least one child that is no bonus or penalty has points.
rules::Steps ExplainComponent(const rules::ComponentRule& component, const Rational& maximum,
                              const std::vector<ExplainedChild>& children);

// Returns the steps of the two means; the last step's value may be negative.
rules::Steps ExplainWeightedMean(const Rational& maximum, const std::vector<ExplainedChild>& children);
rules::Steps ExplainGeometricMean(const rules::RoundingStep& rounding, const Rational& maximum,
                                  const std::vector<ExplainedChild>& children);

}  // namespace thuocdo::audit
