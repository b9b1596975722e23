// How a component's points are computed from its children's.
#pragma once

#include <vector>

#include "common/rules/model/rule_set.h"

namespace thuocdo::scoring {

// A child that has points.
struct ChildPoints {
  Rational points;
  Rational maximum;
  Rational weight;  // 0 if the children have no weights
};

// What a component's points are computed from.
struct ComponentParts {
  std::vector<ChildPoints> assessed;  // in the order of the decision; without bonus and penalty
  Rational whole;  // the sum of all children's maxima, also of those that are not applicable
  Rational added;  // bonus
  Rational taken;  // penalty
};

// Returns the points of `component` out of `maximum`, never below 0. The points of the assessed children are
// rescaled to the whole.
Rational ScoreComponent(const rules::ComponentRule& component, const Rational& maximum,
                        const ComponentParts& parts);

}  // namespace thuocdo::scoring
