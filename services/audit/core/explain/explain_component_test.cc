#include "services/audit/core/explain/explain_component.h"

#include <gmock/gmock.h>
#include <google/protobuf/text_format.h>
#include <gtest/gtest.h>

#include <random>

#include "common/rules/read_rule_set.h"
#include "common/rules/step_for_tests.h"
#include "services/audit/core/history/random_campaign_for_tests.h"
#include "services/scoring/core/scoring/score_component.h"

namespace thuocdo::audit {
namespace {

using ::testing::ElementsAre;
using Children = std::vector<ExplainedChild>;

rules::ComponentRule Read(const std::string& text) {
  rules::v1::Component component;
  EXPECT_TRUE(google::protobuf::TextFormat::ParseFromString(text, &component)) << text;
  return rules::ReadComponentRule(component);
}

std::vector<std::string> Lines(const std::string& component, const Rational& maximum,
                               const Children& children) {
  return testing::StepLines(ExplainComponent(Read(component), maximum, children));
}

ExplainedChild Child(const std::string& node, int maximum, const Rational& points,
                     const Rational& weight = 0) {
  return {node, rules::v1::ROLE_UNSPECIFIED, Rational(maximum), points, weight};
}

ExplainedChild NotAssessed(const std::string& node, int maximum, const Rational& weight = 0) {
  return {node, rules::v1::ROLE_UNSPECIFIED, Rational(maximum), {}, weight};
}

ExplainedChild Outside(const std::string& node, rules::v1::Role role, const Rational& points) {
  return {node, role, Rational(5), points, {}};
}

TEST(ExplainSum, AddsUpWhatIsAssessed) {
  const ExplainedChild not_of_the_group{"c", rules::v1::ROLE_UNSPECIFIED, {}, {}, {}};
  EXPECT_THAT(Lines("", 30, {Child("a", 10, Rational(5, 2)), Child("b", 20, 7), not_of_the_group}),
              ElementsAre("SUM 2.5 + 7 = 19/2"));
}

TEST(ExplainSum, ScalesUpWhatIsLeftOfTheMaximum) {
  EXPECT_THAT(Lines("", 30, {NotAssessed("mail", 10), Child("web", 20, 7)}),
              ElementsAre("SUM 7 = 7", "EXCLUDED mail: 30 − 10 = 20", "RESCALED 7 × 30 ÷ 20 = 21/2"));
  EXPECT_THAT(Lines("", 30, {NotAssessed("a", 10), NotAssessed("b", 5), Child("c", 15, 0)}),
              ElementsAre("SUM 0 = 0", "EXCLUDED a: 30 − 10 = 20", "EXCLUDED b: 20 − 5 = 15",
                          "RESCALED 0 × 30 ÷ 15 = 0"));
}

TEST(ExplainSum, AddsBonusAndTakesPenaltyButNotBelowZero) {
  const Children children = {Child("base", 10, 2), Outside("late", rules::v1::ROLE_PENALTY, 5),
                             Outside("extra", rules::v1::ROLE_BONUS, 1)};
  EXPECT_THAT(Lines("", 10, children), ElementsAre("SUM 2 = 2", "BONUS extra: 2 + 1 = 3",
                                                   "PENALTY late: 3 − 5 = -2", "RAISED max(-2; 0) = 0"));
}

TEST(ExplainSum, IsCutAtItsCapAfterBonusAndPenalty) {
  const Children children = {Child("a", 6, 6), Child("b", 6, 5), Outside("extra", rules::v1::ROLE_BONUS, 3)};
  EXPECT_THAT(Lines("capped: true", 10, children),
              ElementsAre("SUM 6 + 5 = 11", "BONUS extra: 11 + 3 = 14", "CUT min(14; 10) = 10"));
  EXPECT_THAT(Lines("capped: true", 10, {Child("a", 6, 5), Child("b", 6, 5)}), ElementsAre("SUM 5 + 5 = 10"));
}

TEST(ExplainBestOf, NamesTheChildThatWon) {
  EXPECT_THAT(Lines("best_of {}", 20, {Child("a", 20, 12), Child("b", 15, 14), Child("c", 15, 14)}),
              ElementsAre("BEST_CHILD b: max(12; 14; 14) = 14"));
  EXPECT_THAT(Lines("best_of {}", 20, {NotAssessed("a", 20), Child("b", 15, 12)}),
              ElementsAre("BEST_CHILD b: max(12) = 12", "RESCALED 12 × 20 ÷ 15 = 16"));
  EXPECT_THAT(Lines("best_of {}", 20, {Child("a", 20, -3)}),
              ElementsAre("BEST_CHILD a: max(-3) = -3", "RAISED max(-3; 0) = 0"));
}

TEST(ExplainWeightedMean, ShowsEveryWeightAndPart) {
  const Children children = {Child("x", 1, 1, Rational(1, 5)), Child("y", 30, 15, Rational(4, 5))};
  EXPECT_THAT(Lines("weighted_mean {}", 10, children),
              ElementsAre("WEIGHTED_PART x: 0.2 × 1 ÷ 1 = 1/5", "WEIGHTED_PART y: 0.8 × 15 ÷ 30 = 2/5",
                          "WEIGHTED_MEAN 10 × (0.2 + 0.4) = 6"));
}

TEST(ExplainWeightedMean, DividesByTheWeightsThatAreLeft) {
  const Children children = {Child("x", 1, 1, Rational(1, 5)), NotAssessed("z", 1, Rational(1, 2)),
                             Child("y", 1, Rational(1, 2), Rational(3, 10))};
  EXPECT_THAT(
      Lines("weighted_mean {}", 1, children),
      ElementsAre("EXCLUDED z: 1 − 0.5 = 1/2", "WEIGHTED_PART x: 0.2 ÷ 0.5 × 1 ÷ 1 = 2/5",
                  "WEIGHTED_PART y: 0.3 ÷ 0.5 × 0.5 ÷ 1 = 3/10", "WEIGHTED_MEAN 1 × (0.4 + 0.3) = 7/10"));
}

TEST(ExplainGeometricMean, IsAProductOfPowersRoundedOnce) {
  const std::string mean = "geometric_mean { quantum: '0.01' }";
  EXPECT_THAT(Lines(mean, 100, {Child("a", 10, 5, Rational(1, 4)), Child("b", 10, 8, Rational(3, 4))}),
              ElementsAre("POWER a: (5 ÷ 10)^0.25 ≈ 0.840896", "POWER b: (8 ÷ 10)^0.75 ≈ 0.845897",
                          "GEOMETRIC_MEAN 100 × 0.5^0.25 × 0.8^0.75 = 7113/100 (0.01, UNSPECIFIED)"));
  EXPECT_THAT(Lines(mean, 10, {Child("a", 3, 1, Rational(1, 2)), Child("b", 12, 4, Rational(1, 2))}),
              ElementsAre("POWER a: (1 ÷ 3)^0.5 ≈ 0.57735", "POWER b: (4 ÷ 12)^0.5 ≈ 0.57735",
                          "GEOMETRIC_MEAN 10 × (1/3)^0.5 × (1/3)^0.5 = 333/100 (0.01, UNSPECIFIED)"));
}

TEST(ExplainGeometricMean, DividesByTheWeightsThatAreLeft) {
  const Children children = {Child("x", 4, 1, Rational(1, 5)), Child("y", 1, 1, Rational(1, 5)),
                             NotAssessed("z", 1, Rational(3, 5))};
  EXPECT_THAT(Lines("geometric_mean { quantum: '0.01' }", 1, children),
              ElementsAre("EXCLUDED z: 1 − 0.6 = 2/5", "POWER x: (1 ÷ 4)^(0.2 ÷ 0.4) = 1/2",
                          "POWER y: (1 ÷ 1)^(0.2 ÷ 0.4) = 1",
                          "GEOMETRIC_MEAN 1 × 0.25^0.5 × 1^0.5 = 1/2 (0.01, UNSPECIFIED)"));
}

TEST(ExplainGeometricMean, ZeroMakesZero) {
  EXPECT_THAT(Lines("geometric_mean { quantum: '0.01' }", 10,
                    {Child("a", 10, 5, Rational(1, 2)), Child("b", 10, 0, Rational(1, 2))}),
              ElementsAre("POWER a: (5 ÷ 10)^0.5 ≈ 0.707107", "ZERO_MAKES_ZERO b: 0 = 0"));
}

class EveryAggregation : public ::testing::TestWithParam<const char*> {};

TEST_P(EveryAggregation, ComesToWhatScoringGives) {
  const uint64_t seed = std::random_device{}();
  SCOPED_TRACE(absl::StrCat("seed ", seed));
  testing::Dice dice(seed);
  const rules::ComponentRule component = Read(GetParam());
  const bool is_sum = component.aggregation == rules::v1::Component::AGGREGATION_NOT_SET;
  const Rational kWeights[] = {Rational(1, 10), Rational(1, 5), Rational(3, 10), Rational(2, 5)};
  const int least = component.aggregation == rules::v1::Component::kGeometricMean ? 0 : -2;
  for (int i = 0; i < 300; ++i) {
    Children children;
    scoring::ComponentParts parts;
    Rational largest;
    for (int child = 0; child < 4; ++child) {
      const int maximum = 1 + static_cast<int>(dice.Below(9));
      const int points = least + static_cast<int>(dice.Below(static_cast<uint64_t>(maximum - least + 1)));
      const bool is_outside = is_sum && child > 1;
      ExplainedChild made = Child(absl::StrCat(child), maximum, points, kWeights[child]);
      made.role = !is_outside ? made.role : child == 2 ? rules::v1::ROLE_BONUS : rules::v1::ROLE_PENALTY;
      if (child != 0 && dice.Below(3) == 0) made.points.reset();
      children.push_back(made);
      if (!is_outside) parts.whole += maximum;
      largest = std::max(largest, Rational(maximum));
      if (!made.points) continue;
      if (!is_outside) parts.assessed.push_back({points, maximum, made.weight});
      if (made.role == rules::v1::ROLE_BONUS) parts.added += points;
      if (made.role == rules::v1::ROLE_PENALTY) parts.taken += points;
    }
    const Rational maximum = component.aggregation == rules::v1::Component::kBestOf ? largest : Rational(7);
    const rules::Steps steps = ExplainComponent(component, maximum, children);
    ASSERT_FALSE(steps.empty());
    ASSERT_EQ(steps.back().value, scoring::ScoreComponent(component, maximum, parts));
    ASSERT_FALSE(steps.back().approximate);
  }
}

INSTANTIATE_TEST_SUITE_P(Aggregations, EveryAggregation,
                         ::testing::Values("", "capped: true", "best_of {}", "weighted_mean {}",
                                           "geometric_mean { quantum: '0.01' }",
                                           "geometric_mean { quantum: '0.5' rounding: ROUNDING_DOWN }",
                                           "geometric_mean { quantum: '1' rounding: ROUNDING_HALF_EVEN }"));

}  // namespace
}  // namespace thuocdo::audit
