#include "services/audit/core/history/timeline.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <random>

#include "absl/strings/str_cat.h"
#include "common/testing/matchers.h"
#include "services/audit/core/history/random_campaign_for_tests.h"

namespace thuocdo::audit {
namespace {

using testing::CampaignLog;
using testing::IsOk;
using testing::RandomCampaign;
using testing::SlowStanding;
using testing::StatusIs;

std::vector<eventlog::PastEvent> EventsOf(const CampaignLog& log) {
  return ReadCampaignEvents(log.history(), log.definition.id(), log.head(), 1000).value();
}

TEST(Timeline, StandsWhereASlowModelStandsAfterEveryEvent) {
  const uint64_t seed = std::random_device{}();
  SCOPED_TRACE(absl::StrCat("seed ", seed));
  for (const std::string& text : testing::RandomCampaignRules()) {
    RandomCampaign campaign(seed, text);
    campaign.AppendRandomEvents(40);
    for (const char* node : {"total", "use", "online.services"}) {
      Timeline timeline(&campaign.log.rules, "so-a", node);
      for (const eventlog::PastEvent& event : EventsOf(campaign.log)) {
        ASSERT_THAT(timeline.Apply(event), IsOk());
        ASSERT_OK_AND_ASSIGN(const Standing now, timeline.CurrentStanding());
        ASSERT_EQ(now, SlowStanding(campaign.log, "so-a", node, event.position()))
            << node << " at " << event.header.position();
      }
    }
  }
}

TEST(Timeline, ItDoesNotMatterHowOftenItIsAsked) {
  const uint64_t seed = std::random_device{}();
  SCOPED_TRACE(absl::StrCat("seed ", seed));
  RandomCampaign campaign(seed, testing::kRuleSetText);
  campaign.AppendRandomEvents(60);
  Timeline often(&campaign.log.rules, "so-b", "total");
  Timeline once(&campaign.log.rules, "so-b", "total");
  for (const eventlog::PastEvent& event : EventsOf(campaign.log)) {
    ASSERT_THAT(often.Apply(event), IsOk());
    ASSERT_THAT(often.CurrentStanding(), IsOk());
    ASSERT_THAT(once.Apply(event), IsOk());
  }
  EXPECT_EQ(often.CurrentStanding().value(), once.CurrentStanding().value());
}

TEST(Timeline, NobodyStandsWhileTheRosterDoesNotFitTheRules) {
  CampaignLog log;
  log.AddUnit("so-a", "departments").add_without_components("unknown");
  log.definition.mutable_roster(0)->set_participation(campaign::v1::PARTICIPATION_COMPONENTS_ONLY);
  log.Open();
  log.Declare("so-a", {{"use.points", "10"}});
  Timeline timeline(&log.rules, "so-a", "total");
  for (const eventlog::PastEvent& event : EventsOf(log)) ASSERT_THAT(timeline.Apply(event), IsOk());
  EXPECT_EQ(timeline.CurrentStanding().value(), Standing{});
  log.definition.mutable_roster(0)->set_participation(campaign::v1::PARTICIPATION_FULL);
  log.definition.mutable_roster(0)->clear_without_components();
  log.Amend("sửa danh sách");
  ASSERT_THAT(timeline.Apply(EventsOf(log).back()), IsOk());
  EXPECT_EQ(timeline.CurrentStanding()->rank, 1u);
}

TEST(Timeline, NobodyStandsWhileAnotherGroupsRosterDoesNotFitTheRules) {
  CampaignLog log;
  log.AddUnit("so-a", "departments");
  campaign::v1::UnitMaximum& own = *log.AddUnit("huyen-b", "districts").add_maxima();
  own.set_node("use.mail");
  own.set_points("20");
  log.Open();
  log.Declare("so-a", {{"use.points", "10"}});
  const rules::RuleSet revised = log.Publish(testing::RuleSetTextWith("id: \"small\"", "id: \"revised\""));
  Timeline timeline(&revised, "so-a", "total");
  for (const eventlog::PastEvent& event : EventsOf(log)) ASSERT_THAT(timeline.Apply(event), IsOk());
  EXPECT_EQ(timeline.CurrentStanding().value(), Standing{});
  EXPECT_EQ(SlowStanding(log, "so-a", "total", log.head(), revised.name), Standing{});
}

TEST(Timeline, StopsAtAnEventThatDoesNotApply) {
  CampaignLog log;
  log.AddUnit("so-a", "departments");
  log.Open();
  Timeline timeline(&log.rules, "so-a", "total");
  const eventlog::PastEvent opened = EventsOf(log).front();
  ASSERT_THAT(timeline.Apply(opened), IsOk());
  EXPECT_THAT(timeline.Apply(opened), StatusIs(absl::StatusCode::kDataLoss));
}

TEST(ReadCampaignEvents, AreTheCampaignsAndItsSheetsInLogOrder) {
  CampaignLog log;
  log.AddUnit("so-a", "departments");
  log.AddUnit("so-b", "departments");
  log.Open();
  log.Declare("so-b", {});
  log.Rename("so-a", "Sở Mới");
  log.Declare("so-a", {});
  std::vector<std::string> kinds;
  for (const eventlog::PastEvent& event : EventsOf(log))
    kinds.push_back(absl::StrCat(event.header.position(), " ", event.header.stream()));
  EXPECT_THAT(kinds, ::testing::ElementsAre("5 campaign/small-2016", "6 sheet/small-2016/so-b",
                                            "8 sheet/small-2016/so-a"));
}

TEST(ReadCampaignEvents, AreAtMostAsManyAsAllowed) {
  CampaignLog log;
  log.AddUnit("so-a", "departments");
  log.Open();
  for (int i = 0; i < 4; ++i) log.Declare("so-a", {});
  EXPECT_EQ(ReadCampaignEvents(log.history(), "small-2016", log.head(), 5)->size(), 5u);
  EXPECT_THAT(ReadCampaignEvents(log.history(), "small-2016", log.head(), 4),
              StatusIs(absl::StatusCode::kResourceExhausted));
  const Position before{log.head().value - 1};
  EXPECT_EQ(ReadCampaignEvents(log.history(), "small-2016", before, 4)->size(), 4u);
}

}  // namespace
}  // namespace thuocdo::audit
