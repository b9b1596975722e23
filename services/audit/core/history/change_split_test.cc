#include "services/audit/core/history/change_split.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <random>

#include "absl/strings/str_cat.h"
#include "common/testing/matchers.h"
#include "services/audit/core/history/random_campaign_for_tests.h"

namespace thuocdo::audit {
namespace {

using audit::v1::ChangePart;
using audit::v1::ExplainChangeRequest;
using audit::v1::ExplainChangeResponse;
using ::testing::ElementsAre;
using testing::EqualsProto;
using testing::IsOk;
using testing::RandomCampaign;
using testing::SlowStanding;
using testing::StatusIs;

// Other bands and other points.
std::string RevisedText() {
  return testing::RuleSetTextWith("lower: \"80\" upper: \"100\" points: \"15\"",
                                  "lower: \"80\" upper: \"100\" points: \"12\"");
}

ExplainChangeRequest AskWhy(const std::string& organization) {
  ExplainChangeRequest request;
  request.mutable_from()->set_campaign("small-2016");
  request.mutable_to()->set_campaign("small-2016");
  request.set_organization(organization);
  return request;
}

std::vector<std::string> Lines(const ExplainChangeResponse& response) {
  std::vector<std::string> lines;
  for (const ChangePart& part : response.parts()) {
    lines.push_back(absl::StrCat(part.points(), " #", part.rank(), " by ", part.events()));
  }
  return lines;
}

TEST(ExplainChange, PutsEveryChangeDownToItsCause) {
  testing::CampaignLog log;
  log.AddUnit("so-a", "departments");
  log.AddUnit("so-b", "departments");
  log.AddUnit("so-c", "departments");
  log.Open();
  log.Declare("so-a", {{"use.points", "5"}, {"use.staff", "90"}});
  const Position from = log.head();
  log.Declare("so-b", {{"use.points", "15"}, {"use.mail", "yes"}, {"use.staff", "70"}});  // 40: ahead
  log.Declare("so-a", {{"use.points", "10"}, {"use.staff", "90"}});                       // + 5
  log.Observe("so-a", "online.services", "3/10");                                         // + 30: ahead again
  log.Correct("so-a", "use.points", "2.5");                                               // - 7.5
  log.Correct("so-c", "use.staff", "90");                                                 // has not declared
  log.Declare("so-c", {{"use.points", "15"}, {"online.services", "1/2"}});                // 60: ahead
  log.definition.mutable_roster(2)->set_participation(campaign::v1::PARTICIPATION_NOT_ASSESSED);
  log.Amend("giải thể");
  const rules::RuleSet revised = log.Publish(RevisedText());
  ExplainChangeRequest request = AskWhy("so-a");
  request.mutable_to()->set_rule_set(revised.name);

  ASSERT_OK_AND_ASSIGN(const ExplainChangeResponse response,
                       ExplainChange(log.history(), request, from, log.head()));

  EXPECT_THAT(Lines(response), ElementsAre("5 #0 by 1", "-15/2 #0 by 1", "30 #-1 by 1", "0 #2 by 2",
                                           "0 #-1 by 1", "-3 #0 by 0"));
  EXPECT_EQ(response.before().points(), "20");
  EXPECT_EQ(response.after().points(), "89/2");
  EXPECT_EQ(response.changes_size(), 6);
  EXPECT_EQ(response.from_axes().position(), from.value);
  EXPECT_EQ(response.to_axes().rule_set(), revised.name);
  for (int i = 0; i < response.parts_size(); ++i) EXPECT_EQ(response.parts(i).cause(), i + 1);
}

TEST(ExplainChange, TheChangesOfRulesAreTheLastPartAloneWhenNothingHappened) {
  testing::CampaignLog log;
  log.AddUnit("so-a", "departments");
  log.Open();
  log.Declare("so-a", {{"use.staff", "90"}});
  const rules::RuleSet revised = log.Publish(RevisedText());
  ExplainChangeRequest request = AskWhy("so-a");
  request.mutable_to()->set_rule_set(revised.name);
  ASSERT_OK_AND_ASSIGN(const ExplainChangeResponse response,
                       ExplainChange(log.history(), request, log.head(), log.head()));
  EXPECT_THAT(Lines(response),
              ElementsAre("0 #0 by 0", "0 #0 by 0", "0 #0 by 0", "0 #0 by 0", "0 #0 by 0", "-3 #0 by 0"));
}

TEST(ExplainChange, PartsAddUpExactlyToWhatTheTablesSay) {
  const uint64_t seed = std::random_device{}();
  SCOPED_TRACE(absl::StrCat("seed ", seed));
  const std::vector<std::string> texts = testing::RandomCampaignRules();
  for (size_t i = 0; i < texts.size(); ++i) {
    RandomCampaign campaign(seed, texts[i]);
    campaign.AppendRandomEvents(30);
    const rules::RuleSet revised = campaign.log.Publish(texts[(i + 1) % texts.size()]);
    const Position from = campaign.log.head();
    campaign.AppendRandomEvents(40);
    for (const char* unit : {"so-a", "so-b", "huyen-f"}) {
      ExplainChangeRequest request = AskWhy(unit);
      request.mutable_from()->set_rule_set(campaign.log.rules.name);
      request.mutable_to()->set_rule_set(revised.name);
      ASSERT_OK_AND_ASSIGN(const ExplainChangeResponse response,
                           ExplainChange(campaign.log.history(), request, from, campaign.log.head()));
      const Standing before = SlowStanding(campaign.log, unit, "total", from, campaign.log.rules.name);
      const Standing after = SlowStanding(campaign.log, unit, "total", campaign.log.head(), revised.name);
      EXPECT_THAT(response.before(), EqualsProto(StandingToProto(before)));
      EXPECT_THAT(response.after(), EqualsProto(StandingToProto(after)));
      Rational points;
      int64_t rank = 0;
      for (const ChangePart& part : response.parts()) {
        points += ParseExact(part.points()).value();
        rank += part.rank();
      }
      const Rational difference = after.points.value_or(Rational(0)) - before.points.value_or(Rational(0));
      EXPECT_EQ(points, difference);
      EXPECT_EQ(rank, int64_t{after.rank} - int64_t{before.rank});
    }
  }
}

TEST(ExplainChange, RejectsWhatCannotBeCompared) {
  testing::CampaignLog log;
  log.AddUnit("so-a", "departments");
  log.Open();
  const Position opened = log.head();
  log.Declare("so-a", {});
  const auto explain = [&](const ExplainChangeRequest& request, Position from, Position to, size_t most = 9) {
    return ExplainChange(log.history(), request, from, to, most);
  };
  EXPECT_THAT(explain(AskWhy("so-a"), log.head(), opened), StatusIs(absl::StatusCode::kInvalidArgument));
  ExplainChangeRequest other = AskWhy("so-a");
  other.mutable_to()->set_campaign("small-2017");
  EXPECT_THAT(explain(other, opened, log.head()), StatusIs(absl::StatusCode::kInvalidArgument));
  EXPECT_THAT(explain(AskWhy("so-z"), opened, log.head()), StatusIs(absl::StatusCode::kNotFound));
  EXPECT_THAT(explain(AskWhy("so-a"), {1}, log.head()), StatusIs(absl::StatusCode::kNotFound));
  EXPECT_THAT(explain(AskWhy("so-a"), opened, log.head(), 2), IsOk());
  EXPECT_THAT(explain(AskWhy("so-a"), opened, log.head(), 1), StatusIs(absl::StatusCode::kResourceExhausted));
}

}  // namespace
}  // namespace thuocdo::audit
