#include "services/scoring/core/view/campaign_view.h"

#include <gmock/gmock.h>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_replace.h"
#include "common/base/status.h"
#include "common/rules/read_rule_set.h"
#include "common/testing/campaign/campaign_log.h"
#include "common/testing/matchers.h"
#include "services/scoring/core/card/card_csv.h"
#include "services/scoring/core/scoring/scored_campaign_for_tests.h"

namespace thuocdo::scoring {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using testing::kRuleSetText;
using testing::NodeOf;
using ::testing::Pair;
using testing::RuleSetTextWith;
using testing::StatusIs;

class CampaignViewTest : public ::testing::Test {
 protected:
  CampaignViewTest() {
    log_.AddUnit("so-tai-chinh", "departments", "Sở Tài chính");
    log_.Open();
  }

  void Publish(const rules::RuleSet& rules, const std::string& text) {
    log_.Append(testing::RuleSetPublished(rules, text));
  }

  void Declare(const std::string& points) { log_.Declare("so-tai-chinh", {{"use.points", points}}); }

  absl::StatusOr<CampaignView> View(Position position, const std::string& rule_set = "") {
    return ViewCampaign(log_.history(), "small-2016", position, rule_set);
  }

  // The points of the only organization on `use.points`, as known at `position`.
  std::string PointsAt(Position position) {
    CampaignView view = View(position).value();
    std::vector<ScoreCard> cards = ScoreView(log_.history(), view).value();
    const NodeScore& score = NodeOf(cards.at(0), "use.points");
    return score.state == NodeState::kScored ? FormatExact(score.points) : "not scored";
  }

  static std::string LaterText() { return RuleSetTextWith("id: \"small\"", "id: \"later\""); }

  // The rules with one criterion renamed, amending `amends`.
  static rules::RuleSet Amending(const std::string& id, const std::string& amends, const std::string& from,
                                 const std::string& to) {
    const std::string text =
        absl::StrReplaceAll(kRuleSetText, {{"id: \"small\"", absl::StrCat("id: \"", id, "\"")},
                                           {"\"use.points\"", absl::StrCat("\"", to, "\"")}});
    return rules::ParseRuleSet(absl::StrCat(text, "\namends: \"", amends,
                                            "\" changes { kind: CHANGE_KIND_RENAMED from: \"", from,
                                            "\" to: \"", to, "\" }"))
        .value();
  }

  rules::RuleSet later_ = rules::ParseRuleSet(LaterText()).value();
  rules::RuleSet revised_ =
      rules::ParseRuleSet(RuleSetTextWith("from_percent: \"60\"", "from_percent: \"50\"")).value();
  testing::CampaignLog log_;
};

TEST_F(CampaignViewTest, HasTheCampaignItsRulesAndItsNames) {
  ASSERT_OK_AND_ASSIGN(CampaignView view, View(log_.head()));

  EXPECT_EQ(view.position, log_.head());
  EXPECT_EQ(view.campaign.id, "small-2016");
  EXPECT_EQ(view.rules.name, log_.rules.name);
  EXPECT_THAT(view.names, ElementsAre(Pair("so-tai-chinh", "Sở Tài chính")));
}

TEST_F(CampaignViewTest, ScoresWhatWasKnownAtItsPosition) {
  Position opened = log_.head();
  Declare("5");
  Position first = log_.head();
  Declare("10");

  EXPECT_EQ(PointsAt(opened), "not scored");
  EXPECT_EQ(PointsAt(first), "5");
  EXPECT_EQ(PointsAt(log_.head()), "10");
}

TEST_F(CampaignViewTest, KeepsTheNamesOfItsPosition) {
  Position before = log_.head();
  log_.Rename("so-tai-chinh", "Sở Tài chính và Đầu tư");

  EXPECT_EQ(View(before)->names.at("so-tai-chinh"), "Sở Tài chính");
  EXPECT_EQ(View(log_.head())->names.at("so-tai-chinh"), "Sở Tài chính và Đầu tư");
}

TEST_F(CampaignViewTest, TakesNoSheetOfACampaignWithALongerId) {
  log_.Append(
      testing::AnswersDeclared("small-2016.a", "so-tai-chinh", {testing::PointsAnswer("use.points", "15")}));

  EXPECT_EQ(PointsAt(log_.head()), "not scored");
}

TEST_F(CampaignViewTest, SaltsACardWithTheLastRecordOfItsSheet) {
  Declare("5");
  CampaignView view = View(log_.head()).value();
  ASSERT_OK_AND_ASSIGN(std::vector<ScoreCard> cards, ScoreView(log_.history(), view));
  std::string salt;
  auto keep = [&](const eventlog::v1::Record& record) {
    salt = record.salt();
    return absl::OkStatus();
  };
  ASSERT_THAT(log_.log().ReadStream(eventlog::SheetStream("small-2016", "so-tai-chinh"), Revision{0}, keep),
              testing::IsOk());

  EXPECT_EQ(cards.at(0).card_sha256, CardDigest(salt, CardCsv(cards.at(0))));
  EXPECT_EQ(cards.at(0).sheet_revision, Revision{1});
}

TEST_F(CampaignViewTest, CanBeUnderAnotherRuleSet) {
  Publish(revised_, "revised");
  ASSERT_OK_AND_ASSIGN(CampaignView view, View(log_.head(), revised_.name));

  EXPECT_EQ(view.rules.name, revised_.name);
  EXPECT_EQ(View(log_.head())->rules.name, log_.rules.name);
}

TEST_F(CampaignViewTest, TakesABareIdWhileItMeansOneRuleSet) {
  Position before = log_.head();
  Publish(revised_, "revised");

  EXPECT_EQ(View(before, "small")->rules.name, log_.rules.name);
  EXPECT_THAT(View(log_.head(), "small"),
              StatusIs(absl::StatusCode::kFailedPrecondition, HasSubstr(revised_.name)));
}

TEST_F(CampaignViewTest, ReplaysThePastUnderRulesThatCameLater) {
  Declare("5");
  Position before = log_.head();
  Declare("10");
  Publish(later_, "later");

  for (const std::string& name : {later_.name, std::string("later")}) {
    ASSERT_OK_AND_ASSIGN(CampaignView view, View(before, name));
    EXPECT_EQ(view.rules.name, later_.name);
    EXPECT_EQ(view.position, before);
    EXPECT_EQ(FormatExact(NodeOf(ScoreView(log_.history(), view)->at(0), "use.points").points), "5");
  }
}

TEST_F(CampaignViewTest, ABareIdThatWasUnknownThenMeansWhatItMeansNow) {
  Position before = log_.head();
  Publish(later_, "later");
  Publish(rules::ParseRuleSet(absl::StrCat(LaterText(), "\nrank_by: RANK_BY_PERCENT")).value(),
          "later again");

  EXPECT_THAT(View(before, "later"), StatusIs(absl::StatusCode::kFailedPrecondition, HasSubstr(later_.name)));
  EXPECT_THAT(View(before, later_.name), testing::IsOk());
}

TEST_F(CampaignViewTest, FollowsAChainOfAmendmentsFromTheCampaignsOwnRulesOn) {
  rules::RuleSet second = Amending("second", "small", "use.points", "use.points-2");
  rules::RuleSet third = Amending("third", second.name, "use.points-2", "use.points-3");
  Declare("5");
  Publish(second, "second");
  Publish(third, "third");
  ASSERT_OK_AND_ASSIGN(CampaignView view, View(log_.head(), "third"));

  ASSERT_EQ(view.amended.size(), 2u);
  EXPECT_EQ(view.amended[0].name, log_.rules.name);
  EXPECT_EQ(view.amended[1].name, second.name);
  EXPECT_EQ(FormatExact(NodeOf(ScoreView(log_.history(), view)->at(0), "use.points-3").points), "5");
  EXPECT_EQ(View(log_.head(), "second")->amended.size(), 1u);
}

TEST_F(CampaignViewTest, ABareIdInAmendsMeansWhatItMeantWhenThatSetWasPublished) {
  rules::RuleSet second = Amending("second", "small", "use.points", "use.points-2");
  Publish(second, "second");
  Publish(revised_, "revised");  // of the id "small" too
  ASSERT_OK_AND_ASSIGN(CampaignView view, View(log_.head(), "second"));

  ASSERT_EQ(view.amended.size(), 1u);
  EXPECT_EQ(view.amended[0].name, log_.rules.name);
}

TEST_F(CampaignViewTest, RulesThatDoNotAmendTheCampaignsOwnHaveNoWay) {
  Publish(later_, "later");
  Publish(Amending("of-later", "later", "use.points", "use.points-2"), "of later");

  EXPECT_TRUE(View(log_.head(), "later")->amended.empty());
  EXPECT_TRUE(View(log_.head(), "of-later")->amended.empty());
  EXPECT_TRUE(View(log_.head(), "of-later")->is_replay());
}

TEST_F(CampaignViewTest, DoesNotKnowACampaignBeforeItWasOpenedNorWhatNeverWas) {
  Position before = log_.head();
  Publish(revised_, "revised");

  EXPECT_THAT(View(Position{3}), StatusIs(absl::StatusCode::kNotFound, HasSubstr("no campaign small-2016")));
  EXPECT_THAT(ViewCampaign(log_.history(), "other", log_.head(), ""), StatusIs(absl::StatusCode::kNotFound));
  EXPECT_THAT(View(before, absl::StrCat("small@", std::string(64, '0'))),
              StatusIs(absl::StatusCode::kNotFound));
  EXPECT_THAT(View(log_.head(), "unknown"), StatusIs(absl::StatusCode::kNotFound));
}

TEST_F(CampaignViewTest, IsNotOfAnEarlierRanking) {
  log_.Append(testing::EarlierRankingRecorded(
      "small-2015", {testing::EarlierRank("departments", "total", "so-tai-chinh", 1)}));

  EXPECT_THAT(ViewCampaign(log_.history(), "small-2015", log_.head(), ""),
              StatusIs(absl::StatusCode::kFailedPrecondition, HasSubstr("earlier ranking")));
}

TEST_F(CampaignViewTest, SaysSoWhereAStreamDoesNotFold) {
  CampaignView view = View(log_.head()).value();
  log_.Withdraw("so-tai-chinh", "use.points");
  view.position = log_.head();

  EXPECT_THAT(ScoreView(log_.history(), view), StatusIs(absl::StatusCode::kDataLoss));
}

}  // namespace
}  // namespace thuocdo::scoring
