#include "services/scoring/core/scoring/score.h"

#include <gmock/gmock.h>

#include "common/rules/read_rule_set.h"
#include "common/testing/matchers.h"
#include "services/scoring/core/scoring/scored_campaign_for_tests.h"

namespace thuocdo::scoring {
namespace {

using ::testing::AllOf;
using testing::AnswerOf;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using testing::kMixedAnswers;
using testing::NodeOf;
using testing::OneCard;
using testing::Sourced;
using testing::StatusIs;

const std::map<std::string, std::string> kFullAnswers = {
    {"use.points", "12.5"},      {"use.mail", "yes"},         {"use.staff", "79.5"},
    {"use.roll-out", "in-part"}, {"online.services", "3/10"}, {"online.files", "1/3"}};

// The ids of the card's nodes in `state`.
std::vector<std::string> NodesIn(const ScoreCard& card, NodeState state) {
  std::vector<std::string> nodes;
  for (const NodeScore& node : card.nodes) {
    if (node.state == state) nodes.push_back(node.node);
  }
  return nodes;
}

TEST(ScoreCampaign, SumsFromCriteriaToComponentsToTheTotalExactly) {
  OneCard one;
  one.Declare(kFullAnswers);
  ScoreCard card = one.Score();

  EXPECT_EQ(NodeOf(card, "use").points, Rational("95/2"));
  EXPECT_EQ(NodeOf(card, "online").points, Rational("260/7"));
  EXPECT_EQ(NodeOf(card, "total").points, Rational("1185/14"));
  EXPECT_EQ(NodeOf(card, "total").max_points, Rational(105));
}

TEST(ScoreCampaign, GivesALevelToComponentsAndTheTotalOnly) {
  OneCard one;
  one.Declare(kFullAnswers);
  ScoreCard card = one.Score();

  EXPECT_EQ(NodeOf(card, "total").level, "Tốt");
  EXPECT_EQ(NodeOf(card, "use").level, "Khá");
  EXPECT_EQ(NodeOf(card, "use.points").level, "");
}

TEST(ScoreCampaign, GivesTheTotalALevelEvenIfItIsACriterion) {
  rules::RuleSet rules =
      rules::ParseRuleSet(R"(id: "one" title: "Một" legal_basis: "1" groups { id: "departments" title: "A" }
      root { id: "total" title: "T" maxima { group: "departments" points: "15" } criterion { yes_no {} } }
      levels { title: "Đạt" from_percent: "50" } levels { title: "Không đạt" from_percent: "0" }
      rank_rule: RANK_RULE_DENSE missing_answer: MISSING_ANSWER_RULE_ZERO print {})")
          .value();
  OneCard one;
  one.input.rules = &rules;
  one.sheet() = testing::DeclaredSheet(rules, one.entry(), {{"total", "yes"}});

  EXPECT_EQ(one.Score().nodes[0].level, "Đạt");
}

TEST(ScoreCampaign, GivesNothingForAMissingAnswer) {
  OneCard one;
  one.Declare({{"use.points", "15"}});
  ScoreCard card = one.Score();

  EXPECT_EQ(NodeOf(card, "use.mail").state, NodeState::kScored);
  EXPECT_EQ(NodeOf(card, "use.mail").points, 0);
  EXPECT_FALSE(NodeOf(card, "use.mail").answers.effective.has_value());
  EXPECT_EQ(NodeOf(card, "total").points, 15);
}

TEST(ScoreCampaign, DoesNotScoreWhoHasNotDeclared) {
  OneCard one;
  ScoreCard card = one.Score();

  EXPECT_FALSE(card.declared);
  EXPECT_EQ(card.sheet_revision, Revision{0});
  EXPECT_EQ(NodesIn(card, NodeState::kNotDeclared).size(), card.nodes.size());
  EXPECT_EQ(NodeOf(card, "total").level, "");
  EXPECT_EQ(NodeOf(card, "total").max_points, Rational(105));
}

TEST(ScoreCampaign, DoesNotScoreWhoWasOnlyObservedOrCorrectedButShowsTheAnswers) {
  OneCard one;
  one.sheet().observed["online.services"] = Sourced(
      streams::AnswerKind::kObserved, 5, AnswerOf(one.rules, "online.services", "departments", "1/2"));
  one.sheet().corrected["online.services"].answer = Sourced(
      streams::AnswerKind::kCorrected, 4, AnswerOf(one.rules, "online.services", "departments", "1/3"));
  ScoreCard card = one.Score();

  EXPECT_EQ(NodesIn(card, NodeState::kNotDeclared).size(), card.nodes.size());
  const streams::AnswersTo& answers = NodeOf(card, "online.services").answers;
  EXPECT_FALSE(answers.effective.has_value());
  ASSERT_EQ(answers.superseded.size(), 2u);
  EXPECT_EQ(answers.superseded[0].position, Position{5});
  EXPECT_THAT(NodeOf(card, "total").bases, IsEmpty());
}

TEST(ScoreCampaign, LeavesOutNodesWithAllBelowAndAllAboveThem) {
  OneCard one;
  one.Declare(kFullAnswers);
  one.entry().set_participation(campaign::v1::PARTICIPATION_COMPONENTS_ONLY);
  one.entry().add_without_components("online");
  one.entry().set_reason("không có thủ tục");
  ScoreCard card = one.Score();

  EXPECT_THAT(NodesIn(card, NodeState::kNotAssessed),
              ElementsAre("total", "online", "online.services", "online.files"));
  EXPECT_EQ(NodeOf(card, "total").reason, "không có thủ tục");
  EXPECT_EQ(NodeOf(card, "online.files").reason, "không có thủ tục");
  EXPECT_EQ(NodeOf(card, "use").points, Rational("95/2"));
  EXPECT_EQ(NodeOf(card, "use").reason, "");
  EXPECT_FALSE(NodeOf(card, "online.files").answers.effective.has_value());
}

TEST(ScoreCampaign, LeavesOutWhatTheRosterSaysEvenIfNothingIsDeclared) {
  OneCard one;
  one.entry().set_participation(campaign::v1::PARTICIPATION_COMPONENTS_ONLY);
  one.entry().add_without_components("online");
  one.entry().set_reason("không có thủ tục");
  ScoreCard card = one.Score();

  EXPECT_EQ(NodeOf(card, "total").state, NodeState::kNotAssessed);
  EXPECT_EQ(NodeOf(card, "use").state, NodeState::kNotDeclared);
}

TEST(ScoreCampaign, LeavesOutEverythingOfWhoIsNotAssessed) {
  OneCard one;
  one.Declare(kFullAnswers);
  one.entry().set_participation(campaign::v1::PARTICIPATION_NOT_ASSESSED);
  one.entry().set_reason("mới thành lập");
  ScoreCard card = one.Score();

  EXPECT_EQ(NodesIn(card, NodeState::kNotAssessed).size(), card.nodes.size());
  EXPECT_EQ(NodeOf(card, "use.mail").reason, "mới thành lập");
}

TEST(ScoreCampaign, LeavesOutACriterionAndAllAboveItByTheAnswerNotApplicable) {
  OneCard one;
  one.Declare(kMixedAnswers);
  ScoreCard card = one.Score();

  EXPECT_THAT(NodesIn(card, NodeState::kNotAssessed), ElementsAre("total", "use", "use.mail"));
  EXPECT_EQ(NodeOf(card, "total").reason, "không có thủ tục");
  EXPECT_TRUE(NodeOf(card, "use.mail").answers.effective.has_value());
  EXPECT_EQ(NodeOf(card, "use.staff").points, 10);
  EXPECT_EQ(NodeOf(card, "online").state, NodeState::kScored);
}

TEST(ScoreCampaign, PassesOverANodeWithoutAMaximumForTheGroup) {
  OneCard one;
  one.entry().set_group("districts");
  one.Declare({{"online.services", "3/10"}});
  ScoreCard card = one.Score();

  EXPECT_THAT(NodesIn(card, NodeState::kNotAssessed), ElementsAre("online.files"));
  EXPECT_FALSE(NodeOf(card, "online.files").max_points.has_value());
  EXPECT_EQ(NodeOf(card, "online.files").exclusion, ExclusionReason::kGroupMaximum);
  EXPECT_EQ(NodeOf(card, "online").points, 50);
  EXPECT_EQ(NodeOf(card, "online").level, "Tốt");
}

TEST(ScoreCampaign, CountsAnAnswerThatDoesNotFitTheseRulesAsMissing) {
  OneCard one;
  one.Declare(kFullAnswers);
  one.sheet().declared["use.staff"].answer = AnswerOf(one.rules, "use.mail", "departments", "yes");
  ScoreCard card = one.Score();

  EXPECT_EQ(NodeOf(card, "use.staff").state, NodeState::kScored);
  EXPECT_EQ(NodeOf(card, "use.staff").points, 0);
  EXPECT_FALSE(NodeOf(card, "use.staff").answers.effective.has_value());
  EXPECT_EQ(NodeOf(card, "use.staff").answers.superseded.size(), 1u);
}

TEST(ScoreCampaign, NamesAnsweredCriteriaThatTheRulesDoNotHave) {
  OneCard one;
  one.Declare(kFullAnswers);
  one.sheet().declared["gone"] = one.sheet().declared["use.mail"];
  one.sheet().observed["also-gone"] = one.sheet().declared["use.mail"];
  one.sheet().observed["use"] = one.sheet().declared["use.mail"];

  EXPECT_THAT(one.Score().unknown_criteria, ElementsAre("also-gone", "gone", "use"));
}

TEST(ScoreCampaign, SaysWhichBasesAreBehindEveryNode) {
  OneCard one;
  one.Declare({{"use.points", "15"}});
  one.sheet().declared["use.mail"].answer =
      AnswerOf(one.rules, "use.mail", "departments", "yes", event::v1::BASIS_INFERRED);
  one.sheet().declared["online.files"].answer =
      AnswerOf(one.rules, "online.files", "departments", "1/2", event::v1::BASIS_TRANSCRIBED);
  ScoreCard card = one.Score();

  EXPECT_THAT(NodeOf(card, "use.mail").bases, ElementsAre(event::v1::BASIS_INFERRED));
  EXPECT_THAT(NodeOf(card, "use").bases, ElementsAre(event::v1::BASIS_DECLARED, event::v1::BASIS_INFERRED));
  EXPECT_THAT(
      NodeOf(card, "total").bases,
      ElementsAre(event::v1::BASIS_DECLARED, event::v1::BASIS_TRANSCRIBED, event::v1::BASIS_INFERRED));
  EXPECT_THAT(NodeOf(card, "use.staff").bases, IsEmpty());
}

TEST(ScoreCampaign, TakesACorrectionBeforeWhatWasDeclared) {
  OneCard one;
  one.Declare(kFullAnswers);
  one.sheet().corrected["use.mail"].answer =
      Sourced(streams::AnswerKind::kCorrected, 20, AnswerOf(one.rules, "use.mail", "departments", "no"));
  ScoreCard card = one.Score();

  EXPECT_EQ(NodeOf(card, "use.mail").points, 0);
  EXPECT_EQ(NodeOf(card, "use.mail").answers.superseded.size(), 1u);
}

TEST(ScoreCampaign, OrdersCardsByOrganizationWhateverTheRostersOrder) {
  OneCard one;
  one.Enroll("ban-dan-toc", "departments");
  ASSERT_OK_AND_ASSIGN(std::vector<ScoreCard> cards, one.Cards());

  ASSERT_EQ(cards.size(), 2u);
  EXPECT_EQ(cards[0].organization, "ban-dan-toc");
  EXPECT_EQ(cards[1].name, "Sở Tài chính");
}

TEST(ScoreCampaign, RejectsARosterThatNamesWhatTheRulesDoNotHave) {
  OneCard one;
  one.entry().set_group("communes");
  one.entry().add_without_components("portal");

  EXPECT_THAT(one.Cards(),
              StatusIs(absl::StatusCode::kInvalidArgument,
                       AllOf(HasSubstr("no group \"communes\""), HasSubstr("no component \"portal\""))));
}

}  // namespace
}  // namespace thuocdo::scoring
