#include "services/scoring/core/score_answer.h"

#include <gmock/gmock.h>

#include "common/testing/matchers.h"
#include "services/scoring/core/cards_for_tests.h"

namespace thuocdo {
namespace {

using testing::AnswerOf;
using testing::RuleSetTextWith;

// The exact points of `text` under `rules_text`.
std::string Points(const std::string& rules_text, const std::string& criterion, const std::string& group,
                   const std::string& text) {
  RuleSet rules = ParseRuleSet(rules_text).value();
  event::v1::Answer answer = AnswerOf(rules, criterion, group, text);
  const RuleNode& node = *rules.FindNode(criterion);
  return FormatExact(ScoreAnswer(node.criterion, node.max_by_group.at(group), answer, nullptr));
}

std::string Points(const std::string& criterion, const std::string& text,
                   const std::string& group = "departments") {
  return Points(testing::kRuleSetText, criterion, group, text);
}

TEST(ScoreAnswer, GivesAwardedPointsAsTheyAre) {
  EXPECT_EQ(Points("use.points", "0"), "0");
  EXPECT_EQ(Points("use.points", "12.5"), "25/2");
  EXPECT_EQ(Points("use.points", "15"), "15");
}

TEST(ScoreAnswer, GivesTheMaximumForYesAndNothingForNo) {
  EXPECT_EQ(Points("use.mail", "yes"), "15");
  EXPECT_EQ(Points("use.mail", "no"), "0");
}

TEST(ScoreAnswer, PutsEveryBoundIntoTheBandThatTheRulesSay) {
  EXPECT_EQ(Points("use.staff", "0"), "0");
  EXPECT_EQ(Points("use.staff", "0.0001"), "5");
  EXPECT_EQ(Points("use.staff", "49.9999"), "5");
  EXPECT_EQ(Points("use.staff", "50"), "10");
  EXPECT_EQ(Points("use.staff", "79.9999"), "10");
  EXPECT_EQ(Points("use.staff", "80"), "15");
  EXPECT_EQ(Points("use.staff", "100"), "15");
}

TEST(ScoreAnswer, GivesThePointsOfTheChosenOption) {
  EXPECT_EQ(Points("use.roll-out", "everywhere"), "15");
  EXPECT_EQ(Points("use.roll-out", "in-part"), "10");
  EXPECT_EQ(Points("use.roll-out", "not"), "0");
}

TEST(ScoreAnswer, GivesTheGroupsMaximumFromTheThresholdOn) {
  EXPECT_EQ(Points("online.services", "3/10"), "30");
  EXPECT_EQ(Points("online.services", "10/10"), "30");
  EXPECT_EQ(Points("online.services", "3/10", "districts"), "50");
}

TEST(ScoreAnswer, GivesAProportionRoundedToTheStepBelowTheThreshold) {
  EXPECT_EQ(Points("online.services", "0/10"), "0");
  EXPECT_EQ(Points("online.services", "1/12"), "10");                 // 8 1/3
  EXPECT_EQ(Points("online.services", "1/40"), "5");                  // 2.5: half up
  EXPECT_EQ(Points("online.services", "249/10000"), "0");             // 2.49
  EXPECT_EQ(Points("online.services", "16/267"), "5");                // 5.99
  EXPECT_EQ(Points("online.services", "16/267", "districts"), "10");  // 9.99
}

TEST(ScoreAnswer, RoundsToTheStepAsTheRulesSay) {
  std::string half_even =
      RuleSetTextWith("step: \"5\" rounding: ROUNDING_HALF_UP", "step: \"5\" rounding: ROUNDING_HALF_EVEN");
  std::string down =
      RuleSetTextWith("step: \"5\" rounding: ROUNDING_HALF_UP", "step: \"5\" rounding: ROUNDING_DOWN");

  EXPECT_EQ(Points(half_even, "online.services", "departments", "1/40"), "0");
  EXPECT_EQ(Points(half_even, "online.services", "departments", "3/40"), "10");
  EXPECT_EQ(Points(down, "online.services", "departments", "99/1000"), "5");
}

TEST(ScoreAnswer, NeverRoundsAboveTheMaximum) {
  std::string wide_step = RuleSetTextWith("step: \"5\"", "step: \"16\"");
  EXPECT_EQ(Points(wide_step, "online.services", "departments", "29/100"), "30");
}

TEST(ScoreAnswer, GivesTheWholeMaximumFromTheThresholdOnEvenOffTheStep) {
  std::string wide_step =
      RuleSetTextWith("step: \"5\" rounding: ROUNDING_HALF_UP", "step: \"16\" rounding: ROUNDING_DOWN");
  EXPECT_EQ(Points(wide_step, "online.services", "departments", "3/10"), "30");
  EXPECT_EQ(Points(wide_step, "online.services", "departments", "29/100"), "16");
}

TEST(ScoreAnswer, StaysExactWithoutAStep) {
  EXPECT_EQ(Points("online.files", "1/3"), "50/7");
  EXPECT_EQ(Points("online.files", "6999/10000"), "20997/1400");
  EXPECT_EQ(Points("online.files", "7/10"), "15");
}

TEST(ScoreAnswer, SeesTiesThatFloatingPointWouldMiss) {
  RuleSet rules = ParseRuleSet(RuleSetTextWith("step: \"5\" rounding: ROUNDING_HALF_UP", "")).value();
  const RuleNode& criterion = *rules.FindNode("online.services");
  auto points = [&](const std::string& text) {
    event::v1::Answer answer = AnswerOf(rules, criterion.id, "departments", text);
    return ScoreAnswer(criterion.criterion, 30, answer, nullptr);
  };

  EXPECT_EQ(points("1/7"), 3 * points("1/21"));
  EXPECT_EQ(points("1/7"), Rational("100/7"));
  EXPECT_EQ(points("1/10") + points("2/10"), points("3/10"));
}

TEST(ScoreAnswer, GivesTheRulesPointsForZeroOutOfZero) {
  EXPECT_EQ(Points("online.files", "0/0"), "0");
  std::string full = RuleSetTextWith("zero_of_zero_points: \"0\"", "zero_of_zero_points: \"15\"");
  EXPECT_EQ(Points(full, "online.files", "departments", "0/0"), "15");
}

TEST(ScoreAnswer, IsNeverAskedForOneOutOfZero) {
  RuleSet rules = ParseRuleSet(testing::kRuleSetText).value();
  event::v1::Answer answer;
  answer.mutable_count()->set_part(1);

  campaign::v1::RosterEntry department;
  department.set_group("departments");
  EXPECT_THAT(FitsCriterion(*rules.FindNode("online.files"), department, answer),
              testing::StatusIs(absl::StatusCode::kInvalidArgument));
}

}  // namespace
}  // namespace thuocdo
