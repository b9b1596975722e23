#include "services/audit/core/explain_method.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <random>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_replace.h"
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
  std::vector<std::string> lines;
  for (const Step& step :
       ExplainAnswer(*rules.FindNode(criterion), group, AnswerOf(rules, criterion, group, text))) {
    const std::string kind = absl::StrReplaceAll(audit::v1::StepKind_Name(step.kind), {{"STEP_KIND_", ""}});
    lines.push_back(absl::StrCat(kind, " ", step.expression, " = ", FormatExact(step.value)));
  }
  return lines;
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
                          "ROUNDED 1600/267 ≈ 5·n, half up = 5"));
}

TEST_F(ExplainAnswerTest, FromTheThresholdOnItIsTheMaximum) {
  EXPECT_THAT(Lines(rules_, "online.services", "3/10"),
              ElementsAre("RATIO 3/10 = 3/10", "THRESHOLD_REACHED 3/10 ≥ 0.3 = 30"));
}

TEST_F(ExplainAnswerTest, ZeroOfZeroHasPointsOfItsOwn) {
  EXPECT_THAT(Lines(rules_, "online.files", "0/0"), ElementsAre("ZERO_OF_ZERO 0/0 = 0"));
  EXPECT_THAT(Lines(rules_, "online.files", "0/1"),
              ElementsAre("RATIO 0/1 = 0", "PROPORTION 15 × 0 ÷ 0.7 = 0"));
}

TEST_F(ExplainAnswerTest, WhatIsRoundedAboveTheMaximumIsCut) {
  const RuleSet rules = ParseRuleSet(testing::RuleSetTextWith("step: \"5\"", "step: \"8\"")).value();
  EXPECT_THAT(Lines(rules, "online.services", "29/100"),
              ElementsAre("RATIO 29/100 = 29/100", "PROPORTION 30 × 29/100 ÷ 0.3 = 29",
                          "ROUNDED 29 ≈ 8·n, half up = 32", "CUT min(32, 30) = 30"));
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
        const std::string text = testing::RandomText(node.id, dice);
        if (text == "n/a") continue;
        const event::v1::Answer answer = AnswerOf(rules, node.id, group, text);
        const std::vector<Step> steps = ExplainAnswer(node, group, answer);
        ASSERT_FALSE(steps.empty());
        ASSERT_EQ(steps.back().value,
                  ScoreAnswer(node.criterion, node.max_by_group.at(group), answer, nullptr))
            << node.id << " " << text;
      }
    }
  }
}

}  // namespace
}  // namespace thuocdo
