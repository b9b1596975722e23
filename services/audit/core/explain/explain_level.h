// How a level follows from points. Written apart from scoring.
#pragma once

#include "common/rules/model/rule_set.h"
#include "common/rules/model/step.h"

namespace thuocdo::audit {

// A level's title and the comparison that gives it.
struct ExplainedLevel {
  std::string title;
  rules::Step step;
};

// Explains the level of `points` out of `maximum` (more than 0), by percentage or by points.
ExplainedLevel ExplainLevel(const rules::RuleSet& rules, const Rational& points, const Rational& maximum);

}  // namespace thuocdo::audit
