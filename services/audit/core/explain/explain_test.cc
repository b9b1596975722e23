#include "services/audit/core/explain/explain.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "common/rules/read_rule_set.h"
#include "common/testing/campaign/campaign_log.h"
#include "common/testing/matchers.h"
#include "services/scoring/core/scoring/scored_campaign_for_tests.h"

namespace thuocdo::audit {
namespace {

using audit::v1::ExplainedNode;
using audit::v1::ExplainScoreRequest;
using audit::v1::ExplainScoreResponse;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using testing::StatusIs;

class ExplainTest : public ::testing::Test {
 protected:
  ExplainTest() {
    log_.AddUnit("so-a", "departments");
    log_.Open();
    request_.mutable_query()->set_campaign("small-2016");
    request_.set_organization("so-a");
  }

  absl::StatusOr<ExplainScoreResponse> Explain() const {
    return ExplainScore(log_.history(), request_, log_.head());
  }

  ExplainedNode NodeNamed(const std::string& id) const {
    const ExplainScoreResponse response = Explain().value();
    for (const ExplainedNode& node : response.nodes()) {
      if (node.score().node() == id) return node;
    }
    ADD_FAILURE() << "there is no " << id;
    return {};
  }

  testing::CampaignLog log_;
  ExplainScoreRequest request_;
};

TEST_F(ExplainTest, NamesTheAxesAndEveryNodeFromTheTotalDown) {
  log_.Declare("so-a", {{"use.points", "12.5"}});
  ASSERT_OK_AND_ASSIGN(const ExplainScoreResponse response, Explain());

  EXPECT_EQ(response.axes().campaign(), "small-2016");
  EXPECT_EQ(response.axes().position(), log_.head().value);
  EXPECT_EQ(response.axes().rule_set(), log_.rules.name);
  EXPECT_EQ(response.name(), "Cơ quan so-a");
  std::vector<std::string> places;
  for (const ExplainedNode& node : response.nodes())
    places.push_back(absl::StrCat(node.depth(), " ", node.score().node()));
  EXPECT_THAT(places, ElementsAre("0 total", "1 use", "2 use.points", "2 use.mail", "2 use.staff",
                                  "2 use.roll-out", "1 online", "2 online.services", "2 online.files"));
}

TEST_F(ExplainTest, CanBeginAtAnyNode) {
  request_.set_node("use");
  EXPECT_EQ(Explain()->nodes_size(), 5);
  EXPECT_EQ(Explain()->nodes(0).depth(), 0u);
  request_.set_node("online.files");
  EXPECT_EQ(Explain()->nodes_size(), 1);
}

TEST_F(ExplainTest, AddsUpWhatIsScoredAndShowsTheLevel) {
  log_.Declare("so-a", {{"use.points", "12.5"}, {"use.mail", "yes"}, {"online.files", "1/3"}});
  const ExplainedNode total = NodeNamed("total");
  ASSERT_EQ(total.steps_size(), 1);
  EXPECT_EQ(total.steps(0).kind(), audit::v1::STEP_KIND_SUM);
  EXPECT_EQ(total.steps(0).expression(), "27.5 + 50/7");
  EXPECT_EQ(total.steps(0).value(), "485/14");
  EXPECT_EQ(total.level_step().expression(), "485/14 ÷ 105 ≥ 0 %");
  EXPECT_EQ(NodeNamed("use").steps(0).expression(), "12.5 + 15 + 0 + 0");
}

TEST_F(ExplainTest, SaysWhatAMissingAnswerGives) {
  log_.Declare("so-a", {});
  EXPECT_EQ(NodeNamed("use.staff").steps(0).kind(), audit::v1::STEP_KIND_MISSING);
  EXPECT_EQ(NodeNamed("use.staff").steps(0).expression(), "MISSING_ANSWER_RULE_ZERO");
  EXPECT_EQ(NodeNamed("use.staff").steps(0).value(), "0");
}

TEST_F(ExplainTest, HasNoArithmeticWhereThereAreNoPoints) {
  EXPECT_THAT(NodeNamed("total").steps(), IsEmpty());
  log_.Declare("so-a", {{"use.mail", "n/a"}});
  EXPECT_THAT(NodeNamed("use").steps(), IsEmpty());
  EXPECT_EQ(NodeNamed("use").score().reason(), "không có thủ tục");
}

TEST_F(ExplainTest, ShowsTheUnitsOwnMaximumInPlaceOfItsGroups) {
  campaign::v1::RosterEntry& entry = *log_.definition.mutable_roster(0);
  for (const auto& [node, points] : {std::pair("total", "75"), {"use", "30"}, {"use.mail", "5"}}) {
    campaign::v1::UnitMaximum& own = *entry.add_maxima();
    own.set_node(node);
    own.set_points(points);
  }
  log_.Amend("điểm tối đa riêng");
  log_.Declare("so-a", {{"use.mail", "yes"}});
  const ExplainedNode mail = NodeNamed("use.mail");
  ASSERT_EQ(mail.steps_size(), 2);
  EXPECT_EQ(mail.steps(0).kind(), audit::v1::STEP_KIND_OWN_MAXIMUM);
  EXPECT_EQ(mail.steps(0).expression(), "15");
  EXPECT_EQ(mail.steps(0).value(), "5");
  EXPECT_EQ(mail.steps(1).value(), "5");
  EXPECT_EQ(NodeNamed("use").steps(0).kind(), audit::v1::STEP_KIND_OWN_MAXIMUM);
  EXPECT_EQ(NodeNamed("use.points").steps(0).kind(), audit::v1::STEP_KIND_MISSING);
}

TEST_F(ExplainTest, ComparesWithTheUnitsOfTheGroupThatCount) {
  const rules::RuleSet rules = log_.Publish(testing::RuleSetTextWith(
      "awarded_points { step: \"2.5\" }", "relative_to_best { points_if_best_is_zero: \"0\" }"));
  log_.AddUnit("so-b", "departments");
  log_.AddUnit("so-c", "departments");
  log_.AddUnit("so-d", "departments");
  log_.AddUnit("huyen-e", "districts");
  log_.definition.set_rule_set(rules.name);
  log_.rules = rules;
  log_.Amend("thêm đơn vị");
  log_.Declare("so-a", {{"use.points", "3"}});
  log_.Declare("so-b", {{"use.points", "4"}});
  log_.Declare("so-c", {{"use.mail", "n/a"}});
  log_.Correct("so-d", "use.points", "5");  // has not declared
  log_.Declare("huyen-e", {{"use.points", "7"}});
  const ExplainedNode node = NodeNamed("use.points");
  ASSERT_EQ(node.steps_size(), 3);
  EXPECT_EQ(node.steps(0).value(), "2");
  EXPECT_EQ(node.steps(1).value(), "4");
  EXPECT_EQ(node.steps(2).expression(), "15 × 3 ÷ 4");
  EXPECT_EQ(node.score().points(), "45/4");
}

TEST_F(ExplainTest, QuotesTheRuleOfTheGroupWithoutTheChildren) {
  EXPECT_EQ(NodeNamed("online.services").rule(), R"(maxima {
  group: "departments"
  points: "30"
}
criterion {
  count_ratio {
    full_marks_from: "0.3"
    step: "5"
    rounding: ROUNDING_HALF_UP
  }
  source: SOURCE_OBSERVED_OR_DECLARED
}
)");
  EXPECT_EQ(NodeNamed("use").rule(), R"(maxima {
  group: "departments"
  points: "60"
}
component {
}
)");
}

TEST_F(ExplainTest, TheLegalBasisIsTheNearestOneAbove) {
  const rules::RuleSet rules = rules::ParseRuleSet(testing::RuleSetTextWith("id: \"use\" title: \"Ứng dụng\"",
                                                                            "id: \"use\" title: \"Ứng dụng\" "
                                                                            "legal_basis: \"Điều 2\""))
                                   .value();
  testing::OneCard one;
  one.input.rules = &rules;
  one.Declare(testing::kMixedAnswers);
  const std::vector<scoring::ScoreCard> cards = {one.Score()};
  ASSERT_OK_AND_ASSIGN(const std::vector<ExplainedNode> nodes, ExplainCard(rules, cards, cards[0], ""));
  EXPECT_EQ(nodes.at(0).legal_basis(), "1/QĐ-UBND");
  EXPECT_EQ(nodes.at(1).legal_basis(), "Điều 2");
  EXPECT_EQ(nodes.at(2).legal_basis(), "Điều 2");
  EXPECT_EQ(nodes.at(6).legal_basis(), "1/QĐ-UBND");
}

TEST_F(ExplainTest, TracesThePointsToTheEventThatCountsAndThoseThatLost) {
  log_.Declare("so-a", {{"use.points", "15"}});
  log_.Correct("so-a", "use.points", "10");
  const ExplainedNode node = NodeNamed("use.points");
  EXPECT_EQ(node.score().answer().position(), log_.head().value);
  EXPECT_EQ(node.score().answer().actor().id(), "tran-thi-b");
  EXPECT_EQ(node.score().answer().reason(), "biên bản số 3");
  ASSERT_EQ(node.score().superseded_size(), 1);
  EXPECT_EQ(node.score().superseded(0).position(), log_.head().value - 1);
  EXPECT_EQ(node.steps(0).expression(), "10");
}

TEST_F(ExplainTest, RejectsToExplainPointsThatTheRulesDoNotGive) {
  testing::OneCard one;
  one.Declare(testing::kMixedAnswers);
  std::vector<scoring::ScoreCard> cards = {one.Score()};
  cards[0].nodes[2].points += 1;
  EXPECT_THAT(ExplainCard(one.rules, cards, cards[0], ""),
              StatusIs(absl::StatusCode::kInternal, HasSubstr("use.points")));
  cards[0].nodes[2].points -= 1;
  cards[0].nodes[6].level = "Tốt";
  EXPECT_THAT(ExplainCard(one.rules, cards, cards[0], "online"),
              StatusIs(absl::StatusCode::kInternal, HasSubstr("online")));
}

TEST_F(ExplainTest, KnowsOnlyWhoIsOnTheRosterAndWhatIsInTheRules) {
  request_.set_node("use.unknown");
  EXPECT_THAT(Explain(), StatusIs(absl::StatusCode::kNotFound, HasSubstr("use.unknown")));
  request_.set_organization("so-b");
  EXPECT_THAT(Explain(), StatusIs(absl::StatusCode::kNotFound, HasSubstr("so-b")));
}

TEST_F(ExplainTest, GivesPagesThatMakeUpTheWhole) {
  request_.mutable_query()->mutable_as_of()->set_position(log_.head().value);
  const ExplainScoreResponse whole = Explain().value();
  std::vector<std::string> seen;
  request_.set_page_size(4);
  do {
    ASSERT_OK_AND_ASSIGN(const ExplainScoreResponse page, Explain());
    EXPECT_LE(page.nodes_size(), 4);
    for (const ExplainedNode& node : page.nodes()) seen.push_back(node.score().node());
    request_.set_page_token(page.next_page_token());
  } while (!request_.page_token().empty());
  ASSERT_EQ(static_cast<int>(seen.size()), whole.nodes_size());
  for (int i = 0; i < whole.nodes_size(); ++i)
    EXPECT_EQ(seen[static_cast<size_t>(i)], whole.nodes(i).score().node());
  request_.set_page_token("9");
  EXPECT_THAT(Explain(), StatusIs(absl::StatusCode::kInvalidArgument));
}

}  // namespace
}  // namespace thuocdo::audit
