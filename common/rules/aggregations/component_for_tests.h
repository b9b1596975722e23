// Children and components, for tests of aggregations.
#pragma once

#include <google/protobuf/text_format.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "common/rules/component.h"
#include "common/rules/read_rule_set.h"
#include "common/rules/step_for_tests.h"

namespace thuocdo::testing {

// Reads a component without children, such as "best_of {}", which need not be valid.
inline rules::ComponentRule ReadComponent(const std::string& text) {
  rules::v1::Component component;
  EXPECT_TRUE(google::protobuf::TextFormat::ParseFromString(text, &component)) << text;
  return rules::ReadComponentRule(component);
}

inline rules::ComponentChild Assessed(const std::string& node, int maximum, const Rational& points,
                                      const Rational& weight = 0) {
  return {node, rules::v1::ROLE_UNSPECIFIED, Rational(maximum), points, weight};
}

inline rules::ComponentChild NotAssessed(const std::string& node, int maximum, const Rational& weight = 0) {
  return {node, rules::v1::ROLE_UNSPECIFIED, Rational(maximum), {}, weight};
}

inline rules::ComponentChild Outside(const std::string& node, rules::v1::Role role, const Rational& points) {
  return {node, role, Rational(5), points, {}};
}

// Returns the steps to the points of `component`, as lines. Expects that scoring gives the same points.
inline std::vector<std::string> ComponentSteps(const std::string& component, const Rational& maximum,
                                               const rules::ComponentChildren& children) {
  const rules::ComponentRule rule = ReadComponent(component);
  const rules::Steps steps = rules::ExplainComponent(rule, maximum, children);
  EXPECT_EQ(steps.back().value, rules::ScoreComponent(rule, maximum, children));
  return StepLines(steps);
}

}  // namespace thuocdo::testing
