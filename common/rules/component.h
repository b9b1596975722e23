// A component's points: those of its aggregation, cut as the component says.
#pragma once

#include "common/rules/aggregations/component_child.h"
#include "common/rules/model/rule_model.h"
#include "common/rules/model/step.h"

namespace thuocdo::rules {

// Returns the points of `component` out of `maximum`, never below 0. The points of the assessed children are
// rescaled to the whole.
Rational ScoreComponent(const ComponentRule& component, const Rational& maximum,
                        const ComponentChildren& children);

// Returns the steps to the same points, computed apart; the last step's value is the points.
Steps ExplainComponent(const ComponentRule& component, const Rational& maximum,
                       const ComponentChildren& children);

}  // namespace thuocdo::rules
