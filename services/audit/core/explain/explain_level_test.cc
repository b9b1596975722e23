#include "services/audit/core/explain/explain_level.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "common/rules/step_for_tests.h"

namespace thuocdo::audit {
namespace {

using ::testing::ElementsAre;

rules::RuleSet WithLevels(const std::string& levels) {
  rules::RuleSet rules;
  rules.levels_by_points = levels == "points";
  for (const auto& [title, from] :
       {std::pair("A", Rational(4, 5)), {"B", Rational(1, 2)}, {"C", Rational(0)}}) {
    rules.levels.push_back({title, rules.levels_by_points ? Rational(from * 10) : from});
  }
  return rules;
}

std::vector<std::string> Lines(const rules::RuleSet& rules, const Rational& points, const Rational& maximum) {
  const ExplainedLevel level = ExplainLevel(rules, points, maximum);
  EXPECT_EQ(level.title, rules::LevelOf(rules, points, maximum));
  return {level.title, testing::StepLines({level.step}).front()};
}

TEST(ExplainLevel, ComparesTheShareExactly) {
  const rules::RuleSet rules = WithLevels("percent");
  EXPECT_THAT(Lines(rules, 24, 30), ElementsAre("A", "LEVEL 24 ÷ 30 ≥ 80 % = 4/5"));
  EXPECT_THAT(Lines(rules, Rational(2399, 100), 30), ElementsAre("B", "LEVEL 23.99 ÷ 30 ≥ 50 % = 2399/3000"));
  EXPECT_THAT(Lines(rules, 0, 30), ElementsAre("C", "LEVEL 0 ÷ 30 ≥ 0 % = 0"));
}

TEST(ExplainLevel, ComparesThePointsWhereTheRulesSaySo) {
  const rules::RuleSet rules = WithLevels("points");
  EXPECT_THAT(Lines(rules, 8, 40), ElementsAre("A", "LEVEL_BY_POINTS 8 ≥ 8 = 8"));
  EXPECT_THAT(Lines(rules, Rational(799, 100), 40), ElementsAre("B", "LEVEL_BY_POINTS 7.99 ≥ 5 = 799/100"));
}

TEST(ExplainLevel, BelowAllThresholdsItIsTheLowest) {
  EXPECT_THAT(Lines(WithLevels("percent"), -3, 30),
              ElementsAre("C", "LEVEL_BELOW_ALL -3 ÷ 30 < 0 % = -1/10"));
  EXPECT_THAT(Lines(WithLevels("points"), -3, 30), ElementsAre("C", "LEVEL_BELOW_ALL -3 < 0 = -3"));
}

}  // namespace
}  // namespace thuocdo::audit
