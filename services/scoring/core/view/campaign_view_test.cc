#include "services/scoring/core/view/campaign_view.h"

#include <gmock/gmock.h>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_replace.h"
#include "common/base/status.h"
#include "common/eventlog/memory_log.h"
#include "common/rules/read_rule_set.h"
#include "common/storage/memory_store.h"
#include "common/testing/matchers.h"
#include "services/scoring/core/card/card_csv.h"
#include "services/scoring/core/scoring/score_cards_for_tests.h"

namespace thuocdo::scoring {
namespace {

using event::v1::Event;
using testing::AnswerOf;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using testing::kRuleSetText;
using testing::NodeOf;
using ::testing::Pair;
using testing::RuleSetTextWith;
using testing::StatusIs;

// A log, and a history that follows it.
class CampaignViewTest : public ::testing::Test {
 protected:
  CampaignViewTest() {
    Publish(rules_, kRuleSetText);
    Event event;
    event.mutable_organization_created()->set_organization("so-tai-chinh");
    event.mutable_organization_created()->set_name("Sở Tài chính");
    Append(eventlog::OrganizationStream("so-tai-chinh"), event);
    Open();
  }

  void Append(const std::string& stream, const Event& event) {
    eventlog::AppendRequest append;
    append.request_id = absl::StrCat("request-", log_->Head().value);
    append.fingerprint = std::string(32, 'f');
    append.actor.set_id("tester");
    append.actor.set_kind(eventlog::v1::ACTOR_KIND_ADMINISTRATOR);
    append.actor.set_assurance(eventlog::v1::ASSURANCE_UNVERIFIED_LOCAL);
    append.events = {{stream, event}};
    ASSERT_THAT(log_->Append(append), testing::IsOk());
    Follow();
  }

  void Follow() {
    std::vector<eventlog::v1::Record> records;
    auto keep = [&](const eventlog::v1::Record& record) {
      records.push_back(record);
      return absl::OkStatus();
    };
    ASSERT_THAT(log_->Read(history_->position(), keep), testing::IsOk());
    ASSERT_THAT(history_->Apply(records, nullptr), testing::IsOk());
  }

  void Publish(const rules::RuleSet& rules, const std::string& text) {
    Event event;
    event::v1::RuleSetPublished& published = *event.mutable_rule_set_published();
    published.set_rule_set(rules.proto.id());
    published.set_hash(rules.hash);
    published.set_text(text);
    published.set_canonical(rules.canonical);
    Append(eventlog::RuleSetStream(rules.proto.id()), event);
  }

  void Open() {
    Event event;
    campaign::v1::CampaignDefinition& definition = *event.mutable_campaign_opened()->mutable_definition();
    definition.set_id("small-2016");
    definition.set_rule_set(rules_.name);
    campaign::v1::RosterEntry& entry = *definition.add_roster();
    entry.set_organization("so-tai-chinh");
    entry.set_group("departments");
    entry.set_participation(campaign::v1::PARTICIPATION_FULL);
    Append(eventlog::CampaignStream("small-2016"), event);
  }

  void Declare(const std::string& points, const std::string& campaign = "small-2016") {
    Event event;
    event::v1::AnswersDeclared& declared = *event.mutable_answers_declared();
    declared.set_campaign(campaign);
    declared.set_organization("so-tai-chinh");
    event::v1::CriterionAnswer& line = *declared.add_answers();
    line.set_criterion("use.points");
    *line.mutable_answer() = AnswerOf(rules_, "use.points", "departments", points);
    Append(eventlog::SheetStream(campaign, "so-tai-chinh"), event);
  }

  void Rename(const std::string& name) {
    Event event;
    event.mutable_organization_renamed()->set_organization("so-tai-chinh");
    event.mutable_organization_renamed()->set_name(name);
    event.mutable_organization_renamed()->set_reason("1/QĐ");
    Append(eventlog::OrganizationStream("so-tai-chinh"), event);
  }

  absl::StatusOr<CampaignView> View(Position position, const std::string& rule_set = "") {
    return ViewCampaign(*history_, "small-2016", position, rule_set);
  }

  // The points of the only organization on `use.points`, as known at `position`.
  std::string PointsAt(Position position) {
    CampaignView view = View(position).value();
    std::vector<ScoreCard> cards = ScoreView(*history_, view).value();
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

  rules::RuleSet rules_ = rules::ParseRuleSet(kRuleSetText).value();
  rules::RuleSet later_ = rules::ParseRuleSet(LaterText()).value();
  rules::RuleSet revised_ =
      rules::ParseRuleSet(RuleSetTextWith("from_percent: \"60\"", "from_percent: \"50\"")).value();
  std::unique_ptr<eventlog::EventLog> log_ = eventlog::NewMemoryLog();
  std::unique_ptr<storage::KeyValueStore> store_ = storage::NewMemoryStore();
  std::unique_ptr<follow::History> history_ =
      follow::History::Open(store_.get(), {"campaign/", "rule-set/", "organization/", "sheet/"}).value();
};

TEST_F(CampaignViewTest, HasTheCampaignItsRulesAndItsNames) {
  ASSERT_OK_AND_ASSIGN(CampaignView view, View(log_->Head()));

  EXPECT_EQ(view.position, log_->Head());
  EXPECT_EQ(view.campaign.id, "small-2016");
  EXPECT_EQ(view.rules.name, rules_.name);
  EXPECT_THAT(view.names, ElementsAre(Pair("so-tai-chinh", "Sở Tài chính")));
}

TEST_F(CampaignViewTest, ScoresWhatWasKnownAtItsPosition) {
  Position opened = log_->Head();
  Declare("5");
  Position first = log_->Head();
  Declare("10");

  EXPECT_EQ(PointsAt(opened), "not scored");
  EXPECT_EQ(PointsAt(first), "5");
  EXPECT_EQ(PointsAt(log_->Head()), "10");
}

TEST_F(CampaignViewTest, KeepsTheNamesOfItsPosition) {
  Position before = log_->Head();
  Rename("Sở Tài chính và Đầu tư");

  EXPECT_EQ(View(before)->names.at("so-tai-chinh"), "Sở Tài chính");
  EXPECT_EQ(View(log_->Head())->names.at("so-tai-chinh"), "Sở Tài chính và Đầu tư");
}

TEST_F(CampaignViewTest, TakesNoSheetOfACampaignWithALongerId) {
  Declare("15", "small-2016.a");

  EXPECT_EQ(PointsAt(log_->Head()), "not scored");
}

TEST_F(CampaignViewTest, SaltsACardWithTheLastRecordOfItsSheet) {
  Declare("5");
  CampaignView view = View(log_->Head()).value();
  ASSERT_OK_AND_ASSIGN(std::vector<ScoreCard> cards, ScoreView(*history_, view));
  std::string salt;
  auto keep = [&](const eventlog::v1::Record& record) {
    salt = record.salt();
    return absl::OkStatus();
  };
  ASSERT_THAT(log_->ReadStream(eventlog::SheetStream("small-2016", "so-tai-chinh"), Revision{0}, keep),
              testing::IsOk());

  EXPECT_EQ(cards.at(0).card_sha256, CardDigest(salt, CardCsv(cards.at(0))));
  EXPECT_EQ(cards.at(0).sheet_revision, Revision{1});
}

TEST_F(CampaignViewTest, CanBeUnderAnotherRuleSet) {
  Publish(revised_, "revised");
  ASSERT_OK_AND_ASSIGN(CampaignView view, View(log_->Head(), revised_.name));

  EXPECT_EQ(view.rules.name, revised_.name);
  EXPECT_EQ(View(log_->Head())->rules.name, rules_.name);
}

TEST_F(CampaignViewTest, TakesABareIdWhileItMeansOneRuleSet) {
  Position before = log_->Head();
  Publish(revised_, "revised");

  EXPECT_EQ(View(before, "small")->rules.name, rules_.name);
  EXPECT_THAT(View(log_->Head(), "small"),
              StatusIs(absl::StatusCode::kFailedPrecondition, HasSubstr(revised_.name)));
}

TEST_F(CampaignViewTest, ReplaysThePastUnderRulesThatCameLater) {
  Declare("5");
  Position before = log_->Head();
  Declare("10");
  Publish(later_, "later");

  for (const std::string& name : {later_.name, std::string("later")}) {
    ASSERT_OK_AND_ASSIGN(CampaignView view, View(before, name));
    EXPECT_EQ(view.rules.name, later_.name);
    EXPECT_EQ(view.position, before);
    EXPECT_EQ(FormatExact(NodeOf(ScoreView(*history_, view)->at(0), "use.points").points), "5");
  }
}

TEST_F(CampaignViewTest, ABareIdThatWasUnknownThenMeansWhatItMeansNow) {
  Position before = log_->Head();
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
  ASSERT_OK_AND_ASSIGN(CampaignView view, View(log_->Head(), "third"));

  ASSERT_EQ(view.amended.size(), 2u);
  EXPECT_EQ(view.amended[0].name, rules_.name);
  EXPECT_EQ(view.amended[1].name, second.name);
  EXPECT_EQ(FormatExact(NodeOf(ScoreView(*history_, view)->at(0), "use.points-3").points), "5");
  EXPECT_EQ(View(log_->Head(), "second")->amended.size(), 1u);
}

TEST_F(CampaignViewTest, ABareIdInAmendsMeansWhatItMeantWhenThatSetWasPublished) {
  rules::RuleSet second = Amending("second", "small", "use.points", "use.points-2");
  Publish(second, "second");
  Publish(revised_, "revised");  // of the id "small" too
  ASSERT_OK_AND_ASSIGN(CampaignView view, View(log_->Head(), "second"));

  ASSERT_EQ(view.amended.size(), 1u);
  EXPECT_EQ(view.amended[0].name, rules_.name);
}

TEST_F(CampaignViewTest, RulesThatDoNotAmendTheCampaignsOwnHaveNoWay) {
  Publish(later_, "later");
  Publish(Amending("of-later", "later", "use.points", "use.points-2"), "of later");

  EXPECT_TRUE(View(log_->Head(), "later")->amended.empty());
  EXPECT_TRUE(View(log_->Head(), "of-later")->amended.empty());
  EXPECT_TRUE(View(log_->Head(), "of-later")->is_replay());
}

TEST_F(CampaignViewTest, DoesNotKnowACampaignBeforeItWasOpenedNorWhatNeverWas) {
  Position before = log_->Head();
  Publish(revised_, "revised");

  EXPECT_THAT(View(Position{3}), StatusIs(absl::StatusCode::kNotFound, HasSubstr("no campaign small-2016")));
  EXPECT_THAT(ViewCampaign(*history_, "other", log_->Head(), ""), StatusIs(absl::StatusCode::kNotFound));
  EXPECT_THAT(View(before, absl::StrCat("small@", std::string(64, '0'))),
              StatusIs(absl::StatusCode::kNotFound));
  EXPECT_THAT(View(log_->Head(), "unknown"), StatusIs(absl::StatusCode::kNotFound));
}

TEST_F(CampaignViewTest, IsNotOfAnEarlierRanking) {
  Event event;
  event.mutable_earlier_ranking_recorded()->set_ranking("small-2015");
  event::v1::EarlierRank& rank = *event.mutable_earlier_ranking_recorded()->add_ranks();
  rank.set_group("departments");
  rank.set_component("total");
  rank.set_organization("so-tai-chinh");
  rank.set_rank(1);
  Append(eventlog::CampaignStream("small-2015"), event);

  EXPECT_THAT(ViewCampaign(*history_, "small-2015", log_->Head(), ""),
              StatusIs(absl::StatusCode::kFailedPrecondition, HasSubstr("earlier ranking")));
}

TEST_F(CampaignViewTest, SaysSoWhereAStreamDoesNotFold) {
  CampaignView view = View(log_->Head()).value();
  Event event;
  event.mutable_correction_withdrawn()->set_campaign("small-2016");
  event.mutable_correction_withdrawn()->set_organization("so-tai-chinh");
  event.mutable_correction_withdrawn()->set_criterion("use.points");
  Append(eventlog::SheetStream("small-2016", "so-tai-chinh"), event);
  view.position = log_->Head();

  EXPECT_THAT(ScoreView(*history_, view), StatusIs(absl::StatusCode::kDataLoss));
}

}  // namespace
}  // namespace thuocdo::scoring
