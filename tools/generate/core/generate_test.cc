#include "tools/generate/core/generate.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <utility>

#include "common/rules/answer.h"
#include "common/rules/criterion.h"
#include "common/rules/read_rule_set.h"
#include "common/rules/rule_set_for_tests.h"
#include "common/testing/campaign/definition.h"
#include "common/testing/matchers.h"

namespace thuocdo::generate {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;
using testing::StatusIs;

class GenerateTest : public ::testing::Test {
 protected:
  GenerateTest() {
    testing::Enroll("so-a", "departments", definition_);
    testing::Enroll("huyen-b", "districts", definition_);
    campaign::v1::RosterEntry& partly = testing::Enroll("so-c", "departments", definition_);
    partly.set_participation(campaign::v1::PARTICIPATION_COMPONENTS_ONLY);
    partly.add_without_components("online");
    testing::Enroll("so-d", "departments", definition_)
        .set_participation(campaign::v1::PARTICIPATION_NOT_ASSESSED);
    input_.rules = &rules_;
    input_.definition = &definition_;
    input_.targets = {Targets("so-a", {{"use.points", "12.5"},
                                       {"use.mail", "15"},
                                       {"use.staff", "5"},
                                       {"use.roll-out", "10"},
                                       {"online.points", "45"}}),
                      Targets("huyen-b", {{"total", "72.5"}}), Targets("so-c", {{"use", "37.5"}})};
    input_.seed = 7;
  }

  static client::OrganizationAnswers Targets(
      const std::string& organization,
      const std::vector<std::pair<std::string, std::string>>& points_by_node) {
    client::OrganizationAnswers targets = {organization, {}};
    for (const auto& [node, points] : points_by_node) {
      intake::v1::AnswerInput& target = targets.rows.emplace_back().answer;
      target.set_criterion(node);
      target.set_text(points);
    }
    return targets;
  }

  // What the answers of `sheet` to the criteria of `component` give together.
  Rational PointsOf(const client::OrganizationAnswers& sheet, const std::string& group,
                    const std::string& component) {
    Rational points = 0;
    for (const client::AnswerRow& row : sheet.rows) {
      if (row.answer.criterion().rfind(component, 0) != 0) continue;
      const rules::RuleNode& criterion = *rules_.FindNode(row.answer.criterion());
      points += rules::ScoreAnswer(criterion.criterion, criterion.max_by_group.at(group),
                                   rules::ReadAnswer(rules_, criterion, group, row.answer).value(), nullptr);
    }
    return points;
  }

  const rules::RuleSet rules_ = rules::ParseRuleSet(testing::kRuleSetText).value();
  campaign::v1::CampaignDefinition definition_;
  GenerateInput input_;
};

TEST_F(GenerateTest, AnswersGiveThePointsOfTheirTargets) {
  ASSERT_OK_AND_ASSIGN(const auto sheets, GenerateAnswers(input_));
  ASSERT_EQ(sheets.size(), 3u);
  EXPECT_EQ(PointsOf(sheets[0], "departments", "use.points"), Rational(25, 2));
  EXPECT_EQ(PointsOf(sheets[0], "departments", "online"), 45);
  EXPECT_EQ(PointsOf(sheets[1], "districts", ""), Rational(145, 2));
  EXPECT_EQ(PointsOf(sheets[2], "departments", "use"), Rational(75, 2));
}

TEST_F(GenerateTest, AnswersAreToWhatTheUnitIsAssessedOnInTheOrderOfTheRules) {
  ASSERT_OK_AND_ASSIGN(const auto sheets, GenerateAnswers(input_));
  EXPECT_EQ(sheets[0].rows.size(), 6u);
  EXPECT_EQ(sheets[1].rows.size(), 5u);  // the districts have no files
  EXPECT_EQ(sheets[2].rows.size(), 4u);  // without online services
  EXPECT_EQ(sheets[1].rows[0].answer.criterion(), "use.points");
  EXPECT_EQ(sheets[1].rows[4].answer.criterion(), "online.services");
}

TEST_F(GenerateTest, TheSameSeedMakesTheSameBytesAndAnotherDoesNot) {
  const std::string first = AnswersCsv(GenerateAnswers(input_).value());
  EXPECT_EQ(AnswersCsv(GenerateAnswers(input_).value()), first);
  input_.seed = 8;
  EXPECT_NE(AnswersCsv(GenerateAnswers(input_).value()), first);
}

TEST_F(GenerateTest, WhatIsDrawnForOneDoesNotDependOnTheOthers) {
  const std::vector<client::OrganizationAnswers> before = GenerateAnswers(input_).value();
  std::swap(input_.targets[0], input_.targets[2]);
  input_.targets[1].rows[0].answer.set_text("100");
  const std::vector<client::OrganizationAnswers> after = GenerateAnswers(input_).value();
  EXPECT_EQ(AnswersCsv({after[2]}), AnswersCsv({before[0]}));
  EXPECT_EQ(AnswersCsv({after[0]}), AnswersCsv({before[2]}));
}

TEST_F(GenerateTest, TheCsvIsReadAsItWasMade) {
  ASSERT_OK_AND_ASSIGN(const auto sheets, GenerateAnswers(input_));
  ASSERT_OK_AND_ASSIGN(const auto read, client::ReadAnswersCsv({"answers.csv", AnswersCsv(sheets)}));
  EXPECT_EQ(AnswersCsv(read), AnswersCsv(sheets));
  EXPECT_EQ(read[0].rows[0].answer.basis(), event::v1::BASIS_GENERATED);
  EXPECT_EQ(read[0].rows[0].answer.note(), "sinh tự động");
}

TEST_F(GenerateTest, RejectsEveryViolationAtOnce) {
  input_.targets = {Targets("so-a", {{"use", "61"}, {"use.mail", "15"}, {"mail", "5"}}),
                    Targets("huyen-b", {{"total", "nhiều"}}), Targets("so-d", {{"total", "5"}})};
  EXPECT_THAT(
      GenerateAnswers(input_),
      StatusIs(absl::StatusCode::kInvalidArgument,
               AllOf(HasSubstr("so-a use: 61: no answers add up to this"),
                     HasSubstr("so-a use.mail: another target includes use.mail"),
                     HasSubstr("so-a mail: names no node of the rule set"),
                     HasSubstr("so-a: no target includes online.files, online.services"),
                     HasSubstr("huyen-b total"),
                     HasSubstr("so-c: no target includes use.mail, use.points, use.roll-out, use.staff"),
                     HasSubstr("so-d: is not assessed in this campaign"))));
}

}  // namespace
}  // namespace thuocdo::generate
