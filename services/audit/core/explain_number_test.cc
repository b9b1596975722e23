#include "services/audit/core/explain_number.h"

#include <gmock/gmock.h>
#include <google/protobuf/text_format.h>
#include <gtest/gtest.h>

#include <random>

#include "services/audit/core/explain_for_tests.h"
#include "services/audit/core/random_campaign_for_tests.h"
#include "services/scoring/core/score_answer.h"

namespace thuocdo {
namespace {

using ::testing::ElementsAre;
using testing::StepLines;

template <typename Method>
Method Read(const std::string& text) {
  Method method;
  EXPECT_TRUE(google::protobuf::TextFormat::ParseFromString(text, &method)) << text;
  return method;
}

std::vector<std::string> MinMaxLines(const std::string& method, const Rational& number, const Numbers& all) {
  return StepLines(ExplainMinMax(Read<rules::v1::MinMax>(method), 9, number, all));
}

std::vector<std::string> ZScoreLines(const std::string& method, const Rational& number, const Numbers& all) {
  return StepLines(ExplainZScore(Read<rules::v1::ZScore>(method), number, all));
}

TEST(ExplainNumberFactor, MultipliesAndLeavesTheCutToTheCriterion) {
  const auto method = Read<rules::v1::NumberFactor>("factor: '0.3'");
  EXPECT_THAT(StepLines(ExplainNumberFactor(method, 34)), ElementsAre("FACTOR 34 × 0.3 = 51/5"));
}

TEST(ExplainRelativeToBest, NamesTheUnitsAndTheirBest) {
  const auto method = Read<rules::v1::RelativeToBest>("points_if_best_is_zero: '1'");
  EXPECT_THAT(StepLines(ExplainRelativeToBest(method, 10, 3, {3, 7})),
              ElementsAre("UNITS = 2", "HIGHEST = 7", "PROPORTION 10 × 3 ÷ 7 = 30/7"));
  EXPECT_THAT(StepLines(ExplainRelativeToBest(method, 10, 0, {0, 0, 0})),
              ElementsAre("UNITS = 3", "HIGHEST = 0", "BEST_IS_ZERO = 1"));
}

TEST(ExplainMinMax, StandsBetweenTheLowestAndTheHighest) {
  EXPECT_THAT(MinMaxLines("points_if_equal: '4.5'", 2, {1, 4, 2}),
              ElementsAre("UNITS = 3", "LOWEST = 1", "HIGHEST = 4", "PROPORTION 9 × (2 − 1) ÷ (4 − 1) = 3"));
  EXPECT_THAT(MinMaxLines("points_if_equal: '4.5' lower_is_better: true", 2, {1, 4, 2}),
              ElementsAre("UNITS = 3", "LOWEST = 1", "HIGHEST = 4", "PROPORTION 9 × (4 − 2) ÷ (4 − 1) = 6"));
  EXPECT_THAT(MinMaxLines("points_if_equal: '4.5'", 2, {2, 2}),
              ElementsAre("UNITS = 2", "LOWEST = 2", "HIGHEST = 2", "ALL_EQUAL = 9/2"));
}

TEST(ExplainMinMax, WhatIsOutsideOfFixedGoalpostsCountsAsThey) {
  const std::string fixed = "low: '20' high: '80'";
  EXPECT_THAT(MinMaxLines(fixed, 50, {}),
              ElementsAre("FIXED_LOW = 20", "FIXED_HIGH = 80", "PROPORTION 9 × (50 − 20) ÷ (80 − 20) = 9/2"));
  EXPECT_THAT(MinMaxLines(fixed, 90, {}),
              ElementsAre("FIXED_LOW = 20", "FIXED_HIGH = 80", "CUT min(90; 80) = 80",
                          "PROPORTION 9 × (80 − 20) ÷ (80 − 20) = 9"));
  EXPECT_THAT(MinMaxLines(fixed, 10, {}),
              ElementsAre("FIXED_LOW = 20", "FIXED_HIGH = 80", "RAISED max(10; 20) = 20",
                          "PROPORTION 9 × (20 − 20) ÷ (80 − 20) = 0"));
}

TEST(ExplainZScore, ShowsMeanAndDeviationAndRoundsOnce) {
  const std::string method = "center: '5' points_per_deviation: '2' quantum: '0.001' ";
  EXPECT_THAT(ZScoreLines(method, 2, {2, 4, 6}),
              ElementsAre("UNITS = 3", "MEAN 12 ÷ 3 = 4", "VARIANCE 8 ÷ 3 = 8/3",
                          "DEVIATION √(8/3) ≈ 1.632993", "Z_SCORE (2 − 4) ÷ √(8/3) ≈ -1.224745",
                          "ROUNDED 5 + 2 × (2 − 4) ÷ √(8/3) = 2551/1000 (0.001, UNSPECIFIED)"));
  EXPECT_THAT(ZScoreLines(method + "lower_is_better: true", 2, {2, 4, 6}).back(),
              "ROUNDED 5 + 2 × (4 − 2) ÷ √(8/3) = 7449/1000 (0.001, UNSPECIFIED)");
  EXPECT_THAT(ZScoreLines(method, 4, {2, 4, 6}).back(),
              "ROUNDED 5 + 2 × (4 − 4) ÷ √(8/3) = 5 (0.001, UNSPECIFIED)");
}

TEST(ExplainZScore, ADeviationThatIsRationalIsExact) {
  const std::string method =
      "center: '5' points_per_deviation: '1' quantum: '0.5' rounding: ROUNDING_HALF_EVEN ";
  EXPECT_THAT(ZScoreLines(method, 3, {1, 3}),
              ElementsAre("UNITS = 2", "MEAN 4 ÷ 2 = 2", "VARIANCE 2 ÷ 2 = 1", "DEVIATION √1 = 1",
                          "Z_SCORE (3 − 2) ÷ 1 = 1", "ROUNDED 5 + 1 × (3 − 2) ÷ 1 = 6 (0.5, HALF_EVEN)"));
  EXPECT_THAT(ZScoreLines(method + "mean: '50' deviation: '10'", Rational(105, 2), {}),
              ElementsAre("FIXED_MEAN = 50", "FIXED_DEVIATION = 10", "Z_SCORE (52.5 − 50) ÷ 10 = 1/4",
                          "ROUNDED 5 + 1 × (52.5 − 50) ÷ 10 = 5 (0.5, HALF_EVEN)"));
}

TEST(ExplainZScore, ADeviationOfZeroGivesZ0) {
  EXPECT_THAT(ZScoreLines("center: '5' points_per_deviation: '2' quantum: '0.001'", 2, {2, 2}),
              ElementsAre("UNITS = 2", "MEAN 4 ÷ 2 = 2", "VARIANCE 0 ÷ 2 = 0", "DEVIATION √0 = 0",
                          "NO_DEVIATION = 0", "ROUNDED 5 + 2 × 0 = 5 (0.001, UNSPECIFIED)"));
}

class EveryNumberMethod : public ::testing::TestWithParam<const char*> {};

// Numbers with few values, so that equal ones and zeros come often.
TEST_P(EveryNumberMethod, ComesToWhatScoringGives) {
  const uint64_t seed = std::random_device{}();
  SCOPED_TRACE(absl::StrCat("seed ", seed));
  testing::Dice dice(seed);
  const auto criterion = Read<rules::v1::Criterion>(GetParam());
  for (int i = 0; i < 300; ++i) {
    Numbers numbers;
    GroupNumbers group;
    for (uint64_t left = 1 + dice.Below(5); left > 0; --left) {
      numbers.emplace_back(dice.Below(4), 1 + dice.Below(3));
      numbers.back().canonicalize();
      if (numbers.back().get_den() == 3) numbers.back() = 3;  // a third is no decimal text
      group.Add(numbers.back());
    }
    event::v1::Answer answer;
    answer.set_number(NumberText(numbers[dice.Below(numbers.size())]));
    const Steps steps = ExplainAnswer(criterion, 7, answer, numbers);
    ASSERT_FALSE(steps.empty());
    ASSERT_EQ(steps.back().value, ScoreAnswer(criterion, 7, answer, &group)) << answer.number();
    ASSERT_FALSE(steps.back().approximate);
  }
}

INSTANTIATE_TEST_SUITE_P(
    Methods, EveryNumberMethod,
    ::testing::Values(
        "number_factor { factor: '2.5' }", "number_factor { factor: '1.1' } step: '0.5'",
        "relative_to_best { points_if_best_is_zero: '1' }",
        "relative_to_best { points_if_best_is_zero: '1' } step: '2' rounding: ROUNDING_DOWN",
        "min_max { points_if_equal: '2' }", "min_max { points_if_equal: '2' lower_is_better: true }",
        "min_max { low: '1' high: '2' }", "min_max { low: '1' high: '2' lower_is_better: true }",
        "z_score { center: '3' points_per_deviation: '2' quantum: '0.01' }",
        "z_score { center: '0' points_per_deviation: '7' quantum: '0.5' rounding: ROUNDING_DOWN "
        "lower_is_better: true }",
        "z_score { mean: '1' deviation: '0.5' center: '3' points_per_deviation: '1' quantum: '1' "
        "rounding: ROUNDING_HALF_EVEN }"));

}  // namespace
}  // namespace thuocdo
