// How a component's points come from its children's.
#pragma once

#include <vector>

#include "common/rules/model/rule_set.h"

namespace thuocdo::scoring {

// A child that has points.
struct ChildPoints {
  Rational points;
  Rational maximum;
  Rational weight;  // 0 if the component weighs nothing
};

// What a component is scored from.
struct ComponentParts {
  std::vector<ChildPoints> assessed;  // in the order of the decision; without bonus and penalty
  Rational whole;                     // the maxima of all children, those that are not applicable too
  Rational added;                     // bonus
  Rational taken;                     // penalty
};

// The points of `component` out of `maximum`, never below 0. What is assessed is rescaled to the whole.
Rational ScoreComponent(const rules::ComponentRule& component, const Rational& maximum,
                        const ComponentParts& parts);

}  // namespace thuocdo::scoring
