#include "services/intake/core/publication/decide_publication.h"

#include <gtest/gtest.h>

#include "absl/strings/str_cat.h"
#include "common/testing/matchers.h"
#include "services/intake/core/campaign_for_tests.h"

namespace thuocdo::intake {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using testing::IsOk;
using testing::StatusIs;
using testing::ViolationsOf;

constexpr Position kHead{50};

ranking::v1::PublicationManifest Manifest() {
  streams::CampaignState campaign = testing::SmallCampaign(streams::CampaignPhase::kClosed);
  ranking::v1::PublicationManifest manifest;
  manifest.set_campaign(campaign.id);
  manifest.set_campaign_revision(3);
  manifest.set_rule_set(campaign.definition.rule_set());
  manifest.set_position(45);
  manifest.set_decision("305/QĐ-UBND");
  manifest.set_date("2017-02-07");
  for (const auto& table : campaign.definition.tables()) {
    ranking::v1::TableDigest& digest = *manifest.add_tables();
    digest.set_group(table.group());
    digest.set_component(table.component());
    digest.set_csv_sha256(std::string(32, 't'));
  }
  for (const char* unit : {"an-nhon", "finance", "office", "tourism"}) {
    manifest.add_units()->set_organization(unit);
    manifest.mutable_units(manifest.units_size() - 1)->set_card_sha256(std::string(32, 'c'));
  }
  return manifest;
}

absl::StatusOr<std::vector<eventlog::NewEvent>> Publish(const streams::CampaignState& known,
                                                        const ranking::v1::PublicationManifest& manifest) {
  intake::v1::RecordPublicationRequest command;
  command.set_manifest(manifest.SerializeAsString());
  return DecideRecordPublication(known, kHead, manifest, command);
}

absl::StatusOr<std::vector<eventlog::NewEvent>> PublishClosed(
    const ranking::v1::PublicationManifest& manifest) {
  return Publish(testing::SmallCampaign(streams::CampaignPhase::kClosed), manifest);
}

TEST(RecordPublicationTest, TheManifestIsStoredAsItCame) {
  ASSERT_OK_AND_ASSIGN(std::vector<eventlog::NewEvent> events, PublishClosed(Manifest()));

  EXPECT_EQ(events.at(0).stream, "campaign/small-2016");
  EXPECT_EQ(events.at(0).event.publication_recorded().manifest(), Manifest().SerializeAsString());
}

TEST(RecordPublicationTest, OnlyAClosedCampaignIsPublished) {
  EXPECT_THAT(Publish(streams::CampaignState{}, Manifest()), StatusIs(absl::StatusCode::kNotFound));
  EXPECT_THAT(Publish(testing::SmallCampaign(streams::CampaignPhase::kOpen), Manifest()),
              StatusIs(absl::StatusCode::kFailedPrecondition, HasSubstr("close it first")));
}

TEST(RecordPublicationTest, AFurtherPublicationAmendsTheLast) {
  streams::CampaignState published = testing::SmallCampaign(streams::CampaignPhase::kPublished);
  published.publications = {{Position{20}, ""}, {Position{40}, ""}};
  ranking::v1::PublicationManifest manifest = Manifest();
  EXPECT_THAT(Publish(published, manifest),
              StatusIs(absl::StatusCode::kFailedPrecondition, HasSubstr("at position 40")));
  manifest.set_amends(20);
  EXPECT_THAT(Publish(published, manifest), StatusIs(absl::StatusCode::kFailedPrecondition));
  manifest.set_amends(40);
  EXPECT_THAT(Publish(published, manifest), IsOk());
  EXPECT_THAT(PublishClosed(manifest), StatusIs(absl::StatusCode::kFailedPrecondition,
                                                HasSubstr("there is no publication to amend yet")));
}

TEST(RecordPublicationTest, ItMustBeOfTheCampaignAsItStandsNow) {
  ranking::v1::PublicationManifest manifest = Manifest();
  manifest.set_campaign_revision(2);
  manifest.set_position(39);
  manifest.set_rule_set("small@other");

  EXPECT_THAT(ViolationsOf(PublishClosed(manifest).status()),
              ElementsAre("manifest.campaign_revision: is 2, but the campaign is at revision 3; compute the "
                          "publication again",
                          "manifest.position: is 39; it must be from 40 to 50",
                          HasSubstr("manifest.rule_set: must be the campaign's rule set small@")));
  manifest = Manifest();
  manifest.set_position(51);
  EXPECT_THAT(ViolationsOf(PublishClosed(manifest).status()),
              ElementsAre(HasSubstr("manifest.position: is 51")));
}

TEST(RecordPublicationTest, ItBearsTheCampaignsTablesAndUnits) {
  ranking::v1::PublicationManifest manifest = Manifest();
  manifest.mutable_tables()->SwapElements(0, 1);
  manifest.mutable_tables(0)->clear_csv_sha256();
  manifest.mutable_units()->SwapElements(0, 1);
  manifest.mutable_units(3)->set_card_sha256("short");
  EXPECT_THAT(ViolationsOf(PublishClosed(manifest).status()),
              ElementsAre("manifest.tables[0]: must be the campaign's table 1",
                          "manifest.tables[0]: must have a SHA-256 of 32 bytes",
                          "manifest.tables[1]: must be the campaign's table 2",
                          "manifest.units[3]: must have a SHA-256 of 32 bytes",
                          "manifest.units: must be the organizations on the roster, by id"));
  manifest.mutable_tables()->RemoveLast();
  manifest.mutable_units()->RemoveLast();
  EXPECT_THAT(ViolationsOf(PublishClosed(manifest).status()),
              ElementsAre("manifest.tables: must be the campaign's tables, in their order",
                          "manifest.units: must be the organizations on the roster, by id"));
}

TEST(RecordPublicationTest, DecisionAndDateAreGiven) {
  ranking::v1::PublicationManifest manifest = Manifest();
  manifest.clear_decision();
  manifest.set_date("7/2/2017");

  EXPECT_THAT(ViolationsOf(PublishClosed(manifest).status()),
              ElementsAre("manifest.decision: is missing", HasSubstr("manifest.date: is not a date")));
}

TEST(RecordPublicationTest, BytesThatAreNoManifestAreRejected) {
  ranking::v1::PublicationManifest manifest = Manifest();
  EXPECT_THAT(ReadManifest(manifest.SerializeAsString()), IsOk());
  EXPECT_THAT(ReadManifest(""), StatusIs(absl::StatusCode::kInvalidArgument));
  EXPECT_THAT(ReadManifest("\xff\xff"), StatusIs(absl::StatusCode::kInvalidArgument));
  manifest.GetReflection()->MutableUnknownFields(&manifest)->AddVarint(1000, 1);
  EXPECT_THAT(ReadManifest(manifest.SerializeAsString()),
              StatusIs(absl::StatusCode::kInvalidArgument, HasSubstr("does not know")));
}

intake::v1::RecordEarlierRankingRequest Earlier() {
  intake::v1::RecordEarlierRankingRequest command;
  command.set_ranking("small-2015");
  command.set_title("Xếp hạng 2015");
  return command;
}

void AddRank(intake::v1::RecordEarlierRankingRequest& command, const std::string& organization,
             uint32_t rank) {
  event::v1::EarlierRank& earlier = *command.add_ranks();
  earlier.set_group("departments");
  earlier.set_component("total");
  earlier.set_organization(organization);
  earlier.set_rank(rank);
}

TEST(RecordEarlierRankingTest, RanksAreKeptWithTheirGaps) {
  intake::v1::RecordEarlierRankingRequest command = Earlier();
  AddRank(command, "finance", 12);
  AddRank(command, "office", 14);
  ASSERT_OK_AND_ASSIGN(std::vector<eventlog::NewEvent> events,
                       DecideRecordEarlierRanking(streams::CampaignState{}, {"finance", "office"}, command));

  EXPECT_EQ(events.at(0).stream, "campaign/small-2015");
  EXPECT_EQ(events.at(0).event.earlier_ranking_recorded().ranks(1).rank(), 14u);
}

TEST(RecordEarlierRankingTest, EveryViolationIsNamedAtOnce) {
  intake::v1::RecordEarlierRankingRequest command = Earlier();
  command.clear_title();
  AddRank(command, "finance", 1);
  AddRank(command, "finance", 2);
  AddRank(command, "nobody", 0);

  EXPECT_THAT(
      ViolationsOf(DecideRecordEarlierRanking(streams::CampaignState{}, {"finance"}, command).status()),
      ElementsAre("ranks[1]: finance appears twice in departments/total",
                  "ranks[2].rank: is missing; ranks are counted from 1",
                  "ranks[2].organization: there is no organization nobody", "title: is missing"));
}

TEST(RecordEarlierRankingTest, TheIdIsNotACampaigns) {
  intake::v1::RecordEarlierRankingRequest command = Earlier();
  AddRank(command, "finance", 1);

  EXPECT_THAT(
      DecideRecordEarlierRanking(testing::SmallCampaign(streams::CampaignPhase::kOpen), {"finance"}, command),
      StatusIs(absl::StatusCode::kFailedPrecondition));
}

TEST(RecordEarlierRankingTest, AtMostAHundredThousandRanks) {
  intake::v1::RecordEarlierRankingRequest command = Earlier();
  std::set<std::string> organizations;
  for (int i = 0; i < kRanksMax; ++i) {
    AddRank(command, absl::StrCat("o", i), 1);
    organizations.insert(absl::StrCat("o", i));
  }
  EXPECT_THAT(DecideRecordEarlierRanking(streams::CampaignState{}, organizations, command), IsOk());
  AddRank(command, "more", 1);
  organizations.insert("more");

  EXPECT_THAT(
      ViolationsOf(DecideRecordEarlierRanking(streams::CampaignState{}, organizations, command).status()),
      ElementsAre("ranks: has 100001 entries; at most 100000 are allowed"));
}

}  // namespace
}  // namespace thuocdo::intake
