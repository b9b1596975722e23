#include "common/streams/campaign.h"

#include <gtest/gtest.h>

#include "common/base/status.h"
#include "common/streams/past_events_for_tests.h"
#include "common/testing/matchers.h"
#include "thuocdo/ranking/v1/manifest.pb.h"

namespace thuocdo::streams {
namespace {

using ::testing::HasSubstr;
using testing::IsOk;
using testing::PastEvents;
using testing::StatusIs;

event::v1::Event Opened() {
  event::v1::Event event;
  event.mutable_campaign_opened()->mutable_definition()->set_id("c");
  return event;
}

event::v1::Event Amended(const std::string& title) {
  event::v1::Event event;
  event.mutable_campaign_amended()->mutable_definition()->set_id("c");
  event.mutable_campaign_amended()->mutable_definition()->set_title(title);
  return event;
}

event::v1::Event Closed() {
  event::v1::Event event;
  event.mutable_campaign_closed()->set_campaign("c");
  return event;
}

event::v1::Event Reopened() {
  event::v1::Event event;
  event.mutable_campaign_reopened()->set_campaign("c");
  return event;
}

event::v1::Event Published(uint64_t amends) {
  ranking::v1::PublicationManifest manifest;
  manifest.set_campaign("c");
  manifest.set_amends(amends);
  event::v1::Event event;
  event.mutable_publication_recorded()->set_campaign("c");
  event.mutable_publication_recorded()->set_manifest(manifest.SerializeAsString());
  return event;
}

event::v1::Event Earlier() {
  event::v1::Event event;
  event.mutable_earlier_ranking_recorded()->set_ranking("c");
  event.mutable_earlier_ranking_recorded()->add_ranks()->set_rank(3);
  return event;
}

class CampaignTest : public ::testing::Test {
 protected:
  absl::Status Add(const event::v1::Event& event) {
    ASSIGN_OR_RETURN(state_, ApplyCampaignEvent(state_, past_.Next("campaign/c", event)));
    return absl::OkStatus();
  }

  PastEvents past_;
  CampaignState state_;
};

TEST_F(CampaignTest, ACampaignIsOpenedAmendedClosedPublishedAndReopened) {
  ASSERT_THAT(Add(Opened()), IsOk());
  ASSERT_THAT(Add(Amended("new")), IsOk());
  EXPECT_EQ(state_.definition.title(), "new");
  ASSERT_THAT(Add(Closed()), IsOk());
  EXPECT_EQ(state_.phase, CampaignPhase::kClosed);
  ASSERT_THAT(Add(Published(0)), IsOk());
  EXPECT_EQ(state_.phase, CampaignPhase::kPublished);
  ASSERT_THAT(Add(Reopened()), IsOk());
  EXPECT_EQ(state_.phase, CampaignPhase::kOpen);
  EXPECT_EQ(state_.publications.size(), 1u);
  EXPECT_EQ(state_.revision, Revision{5});
}

TEST_F(CampaignTest, APublicationAmendsTheLastOne) {
  ASSERT_THAT(Add(Opened()), IsOk());
  ASSERT_THAT(Add(Closed()), IsOk());
  ASSERT_THAT(Add(Published(0)), IsOk());
  ASSERT_THAT(Add(Published(4)), IsOk());
  EXPECT_EQ(state_.publications.back().position, Position{5});

  EXPECT_THAT(Add(Published(4)), StatusIs(absl::StatusCode::kDataLoss, HasSubstr("does not amend")));
}

TEST_F(CampaignTest, AManifestThatCannotBeReadDoesNotApply) {
  ASSERT_THAT(Add(Opened()), IsOk());
  ASSERT_THAT(Add(Closed()), IsOk());
  event::v1::Event broken = Published(0);
  broken.mutable_publication_recorded()->set_manifest("\xff");

  EXPECT_THAT(Add(broken), StatusIs(absl::StatusCode::kDataLoss, HasSubstr("manifest")));
}

TEST_F(CampaignTest, WhatThePhaseForbidsDoesNotApply) {
  EXPECT_THAT(Add(Closed()), StatusIs(absl::StatusCode::kDataLoss, HasSubstr("the campaign is unknown")));
  past_ = {};
  ASSERT_THAT(Add(Opened()), IsOk());
  for (const event::v1::Event& event : {Opened(), Reopened(), Published(0), Earlier()}) {
    PastEvents next = past_;
    EXPECT_THAT(ApplyCampaignEvent(state_, next.Next("campaign/c", event)),
                StatusIs(absl::StatusCode::kDataLoss, HasSubstr("is open")));
  }
}

TEST_F(CampaignTest, AnEarlierRankingIsNoCampaign) {
  ASSERT_THAT(Add(Earlier()), IsOk());
  EXPECT_EQ(state_.phase, CampaignPhase::kEarlierRanking);
  EXPECT_EQ(state_.earlier_ranks.at(0).rank(), 3u);

  EXPECT_THAT(Add(Closed()), StatusIs(absl::StatusCode::kDataLoss));
}

}  // namespace
}  // namespace thuocdo::streams
