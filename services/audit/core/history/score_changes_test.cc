#include "services/audit/core/history/score_changes.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <random>

#include "absl/strings/str_cat.h"
#include "common/testing/matchers.h"
#include "services/audit/core/history/random_campaign_for_tests.h"

namespace thuocdo::audit {
namespace {

using audit::v1::ListScoreHistoryRequest;
using audit::v1::ListScoreHistoryResponse;
using audit::v1::ScoreChange;
using ::testing::ElementsAre;
using testing::EqualsProto;
using ::testing::HasSubstr;
using testing::IsOk;
using testing::RandomCampaign;
using testing::SlowStanding;
using testing::StatusIs;

ListScoreHistoryRequest Ask(const std::string& organization, const std::string& component = "") {
  ListScoreHistoryRequest request;
  request.mutable_query()->set_campaign("small-2016");
  request.set_organization(organization);
  request.set_component(component);
  return request;
}

std::string Text(const audit::v1::ScoreStanding& as_of) {
  return as_of.points().empty() ? "-" : absl::StrCat(as_of.points(), " #", as_of.rank());
}

// The changes as lines, such as "answers_declared so-a: - -> 10 #1".
std::vector<std::string> Lines(const ListScoreHistoryResponse& response) {
  std::vector<std::string> lines;
  for (const ScoreChange& change : response.changes()) {
    lines.push_back(absl::StrCat(change.event_kind(), " ", change.organization(), ": ", Text(change.before()),
                                 " -> ", Text(change.after())));
  }
  return lines;
}

class ScoreChangesTest : public ::testing::Test {
 protected:
  ScoreChangesTest() {
    log_.AddUnit("so-a", "departments");
    log_.AddUnit("so-b", "departments");
    log_.AddUnit("huyen-c", "districts");
    log_.Open();
  }

  absl::StatusOr<ListScoreHistoryResponse> List(const ListScoreHistoryRequest& request) {
    return ListScoreHistory(log_.history(), request, log_.head());
  }

  testing::CampaignLog log_;
};

TEST_F(ScoreChangesTest, AreOwnAndOthersInOrderAndNothingElse) {
  log_.Declare("so-a", {{"use.points", "10"}});
  log_.Declare("huyen-c", {{"use.points", "15"}});  // another group
  log_.Declare("so-b", {{"use.points", "5"}});      // lower: changes nothing for so-a
  log_.Observe("so-a", "online.services", "3/10");
  log_.Correct("so-b", "use.staff", "100");
  log_.Correct("so-b", "use.mail", "yes");
  log_.CloseAndReopen();
  log_.Rename("so-a", "Sở Mới");
  log_.Correct("so-a", "use.points", "2.5");
  log_.Withdraw("so-a", "use.points");
  log_.definition.mutable_roster(1)->set_participation(campaign::v1::PARTICIPATION_NOT_ASSESSED);
  log_.Amend("giải thể");
  ASSERT_OK_AND_ASSIGN(const ListScoreHistoryResponse response, List(Ask("so-a")));
  EXPECT_THAT(Lines(response), ElementsAre("answers_declared so-a: - -> 10 #1",      //
                                           "answers_observed so-a: 10 #1 -> 40 #1",  //
                                           "answer_corrected so-a: 40 #1 -> 65/2 #2",
                                           "correction_withdrawn so-a: 65/2 #2 -> 40 #1"));
  EXPECT_EQ(response.axes().rule_set(), log_.rules.name);
}

TEST_F(ScoreChangesTest, OthersMoveTheRankWithTheirReason) {
  log_.Declare("so-a", {{"use.points", "10"}});
  log_.Declare("so-b", {});
  log_.Correct("so-b", "use.points", "15");
  ASSERT_OK_AND_ASSIGN(const ListScoreHistoryResponse response, List(Ask("so-a")));
  EXPECT_THAT(Lines(response),
              ElementsAre("answers_declared so-a: - -> 10 #1", "answer_corrected so-b: 10 #1 -> 10 #2"));
  const ScoreChange& last = response.changes(1);
  EXPECT_EQ(last.position(), log_.head().value);
  EXPECT_GT(last.accept_time_us(), 0);
  EXPECT_EQ(last.actor().id(), "tran-thi-b");
  EXPECT_EQ(last.reason(), "biên bản số 3");
  EXPECT_EQ(last.cause(), audit::v1::CAUSE_OTHER_UNITS);
  EXPECT_EQ(last.before().level(), "Trung bình");
}

TEST_F(ScoreChangesTest, AComponentHasAHistoryOfItsOwn) {
  log_.Declare("so-a", {{"use.points", "10"}});
  log_.Observe("so-a", "online.services", "3/10");
  EXPECT_THAT(Lines(List(Ask("so-a", "online")).value()),
              ElementsAre("answers_declared so-a: - -> 0 #1", "answers_observed so-a: 0 #1 -> 30 #1"));
  EXPECT_THAT(List(Ask("so-a", "unknown")), StatusIs(absl::StatusCode::kNotFound, HasSubstr("unknown")));
}

TEST_F(ScoreChangesTest, WhoNeverWasOnTheRosterHasNone) {
  EXPECT_THAT(List(Ask("so-z")), StatusIs(absl::StatusCode::kNotFound, HasSubstr("so-z")));
}

TEST_F(ScoreChangesTest, AreRejectedAboveTheLimitOfEvents) {
  for (int i = 0; i < 3; ++i) log_.Declare("so-a", {});
  EXPECT_THAT(ListScoreHistory(log_.history(), Ask("so-a"), log_.head(), 4), IsOk());
  EXPECT_THAT(ListScoreHistory(log_.history(), Ask("so-a"), log_.head(), 3),
              StatusIs(absl::StatusCode::kResourceExhausted));
}

TEST(ListScoreHistory, IsAChainWithoutAGapThatTheSlowModelTellsToo) {
  const uint64_t seed = std::random_device{}();
  SCOPED_TRACE(absl::StrCat("seed ", seed));
  for (const std::string& text : testing::RandomCampaignRules()) {
    RandomCampaign campaign(seed, text);
    const uint64_t opened = campaign.log.head().value;
    campaign.AppendRandomEvents(40);
    ListScoreHistoryRequest request = Ask("so-a", "use");
    request.set_page_size(1000);
    ASSERT_OK_AND_ASSIGN(const auto response,
                         ListScoreHistory(campaign.log.history(), request, campaign.log.head()));
    Standing before = {};
    auto change = response.changes().begin();
    for (uint64_t at = opened; at <= campaign.log.head().value; ++at) {
      const Standing now = SlowStanding(campaign.log, "so-a", "use", {at});
      if (now == before) continue;
      ASSERT_NE(change, response.changes().end());
      EXPECT_EQ(change->position(), at);
      EXPECT_THAT(change->before(), EqualsProto(StandingToProto(before)));
      EXPECT_THAT(change->after(), EqualsProto(StandingToProto(now)));
      before = now;
      ++change;
    }
    EXPECT_EQ(change, response.changes().end());
  }
}

TEST_F(ScoreChangesTest, PagesMakeUpTheWhole) {
  for (const char* points : {"0", "2.5", "5", "7.5", "10", "12.5", "15"})
    log_.Declare("so-a", {{"use.points", points}});
  ListScoreHistoryRequest request = Ask("so-a");
  request.mutable_query()->mutable_as_of()->set_position(log_.head().value);
  const std::vector<std::string> whole = Lines(List(request).value());
  ASSERT_EQ(whole.size(), 7u);
  std::vector<std::string> seen;
  request.set_page_size(2);
  do {
    ASSERT_OK_AND_ASSIGN(const ListScoreHistoryResponse page, List(request));
    EXPECT_LE(page.changes_size(), 2);
    for (const std::string& line : Lines(page)) seen.push_back(line);
    request.set_page_token(page.next_page_token());
  } while (!request.page_token().empty());
  EXPECT_EQ(seen, whole);
}

}  // namespace
}  // namespace thuocdo::audit
