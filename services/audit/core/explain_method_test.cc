#include "services/audit/core/explain_method.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <random>

#include "absl/strings/str_cat.h"
#include "services/audit/core/explain_for_tests.h"
#include "services/audit/core/random_campaign_for_tests.h"
#include "services/scoring/core/cards_for_tests.h"
#include "services/scoring/core/score_answer.h"

namespace thuocdo {
namespace {

using testing::AnswerOf;
using ::testing::ElementsAre;
using testing::kRuleSetText;

// The steps as lines, such as "RATIO 16/267 = 16/267".
std::vector<std::string> Lines(const RuleSet& rules, const std::string& criterion, const std::string& text,
                               const std::string& group = "departments") {
  const RuleNode& node = *rules.FindNode(criterion);
  return testing::StepLines(ExplainAnswer(node.criterion, node.max_by_group.at(group),
                                          AnswerOf(rules, criterion, group, text), {}));
}

class ExplainAnswerTest : public ::testing::Test {
 protected:
  const RuleSet rules_ = ParseRuleSet(kRuleSetText).value();
};

TEST_F(ExplainAnswerTest, AwardedPointsAreAsGiven) {
  EXPECT_THAT(Lines(rules_, "use.points", "12.5"), ElementsAre("AWARDED 12.5 = 25/2"));
}

TEST_F(ExplainAnswerTest, YesIsTheMaximumAndNoIsNothing) {
  EXPECT_THAT(Lines(rules_, "use.mail", "yes"), ElementsAre("LOOKED_UP yes = 15"));
  EXPECT_THAT(Lines(rules_, "use.mail", "no"), ElementsAre("LOOKED_UP no = 0"));
}

TEST_F(ExplainAnswerTest, APercentageIsShownInItsBandWithOpenAndClosedBounds) {
  EXPECT_THAT(Lines(rules_, "use.staff", "0"), ElementsAre("LOOKED_UP 0 ≤ 0 ≤ 0 = 0"));
  EXPECT_THAT(Lines(rules_, "use.staff", "49.9"), ElementsAre("LOOKED_UP 0 < 49.9 < 50 = 5"));
  EXPECT_THAT(Lines(rules_, "use.staff", "50"), ElementsAre("LOOKED_UP 50 ≤ 50 < 80 = 10"));
  EXPECT_THAT(Lines(rules_, "use.staff", "80"), ElementsAre("LOOKED_UP 80 ≤ 80 ≤ 100 = 15"));
}

TEST_F(ExplainAnswerTest, AChoiceBearsItsTitle) {
  EXPECT_THAT(Lines(rules_, "use.roll-out", "in-part"), ElementsAre("LOOKED_UP in-part (Một phần) = 10"));
}

TEST_F(ExplainAnswerTest, BelowTheThresholdPointsAreInProportionAndRounded) {
  EXPECT_THAT(Lines(rules_, "online.services", "16/267"),
              ElementsAre("RATIO 16/267 = 16/267", "PROPORTION 30 × 16/267 ÷ 0.3 = 1600/267",
                          "ROUNDED 1600/267 = 5 (5, HALF_UP)"));
}

TEST_F(ExplainAnswerTest, FromTheThresholdOnItIsTheMaximum) {
  EXPECT_THAT(Lines(rules_, "online.services", "3/10"),
              ElementsAre("RATIO 3/10 = 3/10", "THRESHOLD_REACHED 0.3 ≥ 0.3 = 30"));
}

TEST_F(ExplainAnswerTest, ZeroOfZeroHasPointsOfItsOwn) {
  EXPECT_THAT(Lines(rules_, "online.files", "0/0"), ElementsAre("ZERO_OF_ZERO 0/0 = 0"));
  EXPECT_THAT(Lines(rules_, "online.files", "0/1"),
              ElementsAre("RATIO 0/1 = 0", "PROPORTION 15 × 0 ÷ 0.7 = 0"));
}

TEST_F(ExplainAnswerTest, WhatIsRoundedAboveTheMaximumIsCut) {
  const RuleSet rules = ParseRuleSet(testing::RuleSetTextWith("step: \"5\"", "step: \"8\"")).value();
  EXPECT_THAT(Lines(rules, "online.services", "29/100"),
              ElementsAre("RATIO 29/100 = 29/100", "PROPORTION 30 × 0.29 ÷ 0.3 = 29",
                          "ROUNDED 29 = 32 (8, HALF_UP)", "CUT min(32; 30) = 30"));
}

// The lines of a criterion with `method` and a maximum of 10.
std::vector<std::string> LinesOf(const std::string& method, const std::string& text) {
  const RuleSet rules = testing::OneCriterion(method);
  return testing::StepLines(
      ExplainAnswer(rules.nodes[0].criterion, 10, AnswerOf(rules, "total", "all", text), {}));
}

TEST(ExplainItemList, EveryItemThatThereIsAndTheirSum) {
  const std::string list =
      "item_list { items { id: \"mail\" title: \"Thư\" points: \"4\" } items { id: \"portal\" title: "
      "\"Cổng\" "
      "points: \"5\" } items { id: \"signing\" title: \"Ký\" points: \"3.5\" } }";
  EXPECT_THAT(LinesOf(list, "signing;mail"),
              ElementsAre("LOOKED_UP mail: Thư = 4", "LOOKED_UP signing: Ký = 7/2", "SUM 4 + 3.5 = 15/2"));
  EXPECT_THAT(LinesOf(list, "mail;portal;signing"),
              ElementsAre("LOOKED_UP mail: Thư = 4", "LOOKED_UP portal: Cổng = 5",
                          "LOOKED_UP signing: Ký = 7/2", "SUM 4 + 5 + 3.5 = 25/2", "CUT min(12.5; 10) = 10"));
  EXPECT_THAT(LinesOf(list, "no"), ElementsAre("SUM 0 = 0"));
}

TEST(ExplainStep, IsTheCriterionsOwnRoundingAndNeverOfTheMaximum) {
  const std::string down = "number_factor { factor: \"1\" } step: \"3\" rounding: ROUNDING_DOWN";
  EXPECT_THAT(LinesOf(down, "8.9"), ElementsAre("FACTOR 8.9 × 1 = 89/10", "ROUNDED 8.9 = 6 (3, DOWN)"));
  EXPECT_THAT(LinesOf(down, "10"), ElementsAre("FACTOR 10 × 1 = 10"));
  EXPECT_THAT(LinesOf(down, "10.1"), ElementsAre("FACTOR 10.1 × 1 = 101/10", "CUT min(10.1; 10) = 10"));
  const std::string up = "number_factor { factor: \"1\" } step: \"4\" rounding: ROUNDING_HALF_EVEN";
  EXPECT_THAT(LinesOf(up, "6"), ElementsAre("FACTOR 6 × 1 = 6", "ROUNDED 6 = 8 (4, HALF_EVEN)"));
  EXPECT_THAT(LinesOf(up, "9.99"),
              ElementsAre("FACTOR 9.99 × 1 = 999/100", "ROUNDED 9.99 = 8 (4, HALF_EVEN)"));
  const std::string seven = "number_factor { factor: \"1\" } step: \"7\"";
  EXPECT_THAT(LinesOf(seven, "9.99"),
              ElementsAre("FACTOR 9.99 × 1 = 999/100", "ROUNDED 9.99 = 7 (7, UNSPECIFIED)"));
  const std::string over = "number_factor { factor: \"1\" } step: \"6\"";
  EXPECT_THAT(LinesOf(over, "9"),
              ElementsAre("FACTOR 9 × 1 = 9", "ROUNDED 9 = 12 (6, UNSPECIFIED)", "CUT min(12; 10) = 10"));
}

TEST_F(ExplainAnswerTest, TheLastStepIsWhatScoringGives) {
  const uint64_t seed = std::random_device{}();
  SCOPED_TRACE(absl::StrCat("seed ", seed));
  testing::Dice dice(seed);
  for (const char* step : {"1", "5", "7", "20"}) {
    const RuleSet rules =
        ParseRuleSet(testing::RuleSetTextWith("step: \"5\"", absl::StrCat("step: \"", step, "\""))).value();
    for (int i = 0; i < 500; ++i) {
      for (const RuleNode& node : rules.nodes) {
        const std::string group = i % 2 == 0 || node.id == "online.files" ? "departments" : "districts";
        if (!node.is_criterion()) continue;
        const std::string text = testing::RandomText(node, dice);
        if (text == "n/a") continue;
        const event::v1::Answer answer = AnswerOf(rules, node.id, group, text);
        const Rational& maximum = node.max_by_group.at(group);
        const Steps steps = ExplainAnswer(node.criterion, maximum, answer, {});
        ASSERT_FALSE(steps.empty());
        ASSERT_EQ(steps.back().value, ScoreAnswer(node.criterion, maximum, answer, nullptr))
            << node.id << " " << text;
      }
    }
  }
}

}  // namespace
}  // namespace thuocdo
