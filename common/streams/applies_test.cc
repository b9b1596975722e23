#include "common/streams/applies.h"

#include <gtest/gtest.h>

#include <utility>

#include "absl/strings/str_cat.h"
#include "common/base/digest.h"
#include "common/eventlog/memory_log.h"
#include "common/storage/memory_store.h"
#include "common/streams/rule_sets.h"
#include "common/testing/campaign/events.h"
#include "common/testing/matchers.h"

namespace thuocdo::streams {
namespace {

using ::testing::HasSubstr;
using testing::IsOk;
using testing::StatusIs;

event::v1::Event Published() {
  event::v1::Event event;
  event.mutable_rule_set_published()->set_rule_set("rules");
  event.mutable_rule_set_published()->set_canonical("one");
  event.mutable_rule_set_published()->set_hash(Sha256("one"));
  return event;
}

event::v1::Event Opened(const std::string& predecessor = "") {
  event::v1::Event event;
  campaign::v1::CampaignDefinition& definition = *event.mutable_campaign_opened()->mutable_definition();
  definition.set_id("c");
  definition.set_rule_set(RuleSetName("rules", Sha256("one")));
  definition.set_predecessor(predecessor);
  definition.add_roster()->set_organization("o");
  return event;
}

event::v1::Event Closed() {
  event::v1::Event event;
  event.mutable_campaign_closed()->set_campaign("c");
  return event;
}

event::v1::Event Declared(const std::string& organization) {
  event::v1::Event event;
  event.mutable_answers_declared()->set_campaign("c");
  event.mutable_answers_declared()->set_organization(organization);
  return event;
}

event::v1::Event Created(const std::string& organization) {
  event::v1::Event event;
  event.mutable_organization_created()->set_organization(organization);
  return event;
}

event::v1::Event Registered() {
  event::v1::Event event;
  event.mutable_names_registered()->set_organization("o");
  event.mutable_names_registered()->add_names("name");
  return event;
}

class AppliesTest : public ::testing::Test {
 protected:
  void SetUp() override { Restart(); }

  // What a follower does when its program starts again.
  void Restart() {
    history_ =
        std::move(follow::History::Open(store_.get(), {"campaign/", "rule-set/", "sheet/", "organization/"}))
            .value();
    check_ = NewAppliesCheck(history_.get());
  }

  // Appends `event` unchecked, as a faulty intake would.
  void Append(const std::string& stream, const event::v1::Event& event) {
    testing::Append({{stream, event}}, *log_);
  }

  // Follows everything that is new, as one batch.
  absl::Status Follow() {
    std::vector<eventlog::v1::Record> records;
    auto keep = [&](const eventlog::v1::Record& record) {
      records.push_back(record);
      return absl::OkStatus();
    };
    if (absl::Status read = log_->Read(history_->position(), keep); !read.ok()) return read;
    return history_->Apply(records, check_);
  }

  void OpenCampaign() {
    Append("rule-set/rules", Published());
    Append("campaign/c", Opened());
    ASSERT_THAT(Follow(), IsOk());
  }

  std::unique_ptr<eventlog::EventLog> log_ = eventlog::NewMemoryLog();
  std::unique_ptr<storage::KeyValueStore> store_ = storage::NewMemoryStore();
  std::unique_ptr<follow::History> history_;
  follow::EventCheck check_;
};

TEST_F(AppliesTest, WhatFollowsFromTheEventsBeforeApplies) {
  OpenCampaign();
  Append("organization/o", Created("o"));
  Append("organizations", Registered());
  Append("sheet/c/o", Declared("o"));
  Append("sheet/c/o", Declared("o"));
  Append("campaign/c", Closed());

  EXPECT_THAT(Follow(), IsOk());
  EXPECT_EQ(history_->position(), log_->Head());
}

TEST_F(AppliesTest, ItGoesOnAfterARestart) {
  OpenCampaign();
  Append("sheet/c/o", Declared("o"));
  ASSERT_THAT(Follow(), IsOk());
  Restart();
  Append("sheet/c/o", Declared("o"));
  Append("campaign/c", Closed());

  EXPECT_THAT(Follow(), IsOk());
}

TEST_F(AppliesTest, AStreamThatIsNotKeptIsNoReasonToStopAfterARestart) {
  Append("organizations", Registered());
  ASSERT_THAT(Follow(), IsOk());
  Restart();
  Append("organizations", Registered());

  EXPECT_THAT(Follow(), IsOk());
}

TEST_F(AppliesTest, ABatchThatWasCheckedButNotWrittenIsCheckedAgain) {
  OpenCampaign();
  Append("sheet/c/o", Declared("o"));
  eventlog::PastEvent unwritten;
  auto decode = [&](const eventlog::v1::Record& record) {
    unwritten = eventlog::Decode(record).value();
    return absl::OkStatus();
  };
  ASSERT_THAT(log_->Read(history_->position(), decode), IsOk());
  ASSERT_THAT(check_(unwritten), IsOk());

  EXPECT_THAT(Follow(), IsOk());
}

TEST_F(AppliesTest, ACampaignNeedsItsRuleSetAndPredecessor) {
  Append("campaign/c", Opened());
  EXPECT_THAT(Follow(), StatusIs(absl::StatusCode::kDataLoss, HasSubstr("there is no rule set rules@")));
}

TEST_F(AppliesTest, ACampaignNeedsItsPredecessor) {
  Append("rule-set/rules", Published());
  Append("campaign/c", Opened("before"));

  EXPECT_THAT(Follow(), StatusIs(absl::StatusCode::kDataLoss, HasSubstr("there is no predecessor before")));
}

TEST_F(AppliesTest, ASheetNeedsAnOpenCampaign) {
  OpenCampaign();
  Append("campaign/c", Closed());
  Append("sheet/c/o", Declared("o"));

  EXPECT_THAT(
      Follow(),
      StatusIs(
          absl::StatusCode::kDataLoss,
          HasSubstr("at position 5 does not apply to the stream sheet/c/o: the campaign c is not open")));
  EXPECT_EQ(history_->position(), Position{3});
}

TEST_F(AppliesTest, ASheetNeedsAPlaceOnTheRoster) {
  OpenCampaign();
  Append("sheet/c/p", Declared("p"));

  EXPECT_THAT(Follow(), StatusIs(absl::StatusCode::kDataLoss, HasSubstr("p is not on the roster")));
}

TEST_F(AppliesTest, AnEventInAnotherStreamDoesNotApply) {
  Append("organization/p", Created("o"));

  EXPECT_THAT(Follow(), StatusIs(absl::StatusCode::kDataLoss));
}

TEST_F(AppliesTest, AnEventOfAnotherKindInAKnownStreamDoesNotApply) {
  OpenCampaign();
  Append("campaign/c", Created("o"));

  EXPECT_THAT(Follow(), StatusIs(absl::StatusCode::kDataLoss, HasSubstr("campaign/c")));
}

TEST_F(AppliesTest, MoreStreamsThanAreRememberedAreFoldedAgain) {
  OpenCampaign();
  Append("organization/o", Created("o"));
  ASSERT_THAT(Follow(), IsOk());
  for (int i = 0; i < 5000; ++i) Append(absl::StrCat("organization/o", i), Created(absl::StrCat("o", i)));
  while (history_->position() < log_->Head()) {
    std::vector<eventlog::v1::Record> batch;
    auto keep = [&](const eventlog::v1::Record& record) {
      if (batch.size() < 1000) batch.push_back(record);
      return absl::OkStatus();
    };
    ASSERT_THAT(log_->Read(history_->position(), keep), IsOk());
    ASSERT_THAT(history_->Apply(batch, check_), IsOk());
  }
  Append("organization/o", Created("o"));

  EXPECT_THAT(Follow(), StatusIs(absl::StatusCode::kDataLoss, HasSubstr("the organization exists already")));
}

}  // namespace
}  // namespace thuocdo::streams
