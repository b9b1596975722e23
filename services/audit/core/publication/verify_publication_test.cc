#include "services/audit/core/publication/verify_publication.h"

#include <gmock/gmock.h>

#include "common/base/digest.h"
#include "common/testing/campaign/campaign_log.h"
#include "common/testing/matchers.h"
#include "services/ranking/core/tables/manifest.h"
#include "services/ranking/core/tables/ranked_campaign.h"

namespace thuocdo::audit {
namespace {

using ranking::v1::PublicationManifest;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using testing::IsOk;
using testing::StatusIs;

// A closed campaign with one assessed department.
class VerifyTest : public ::testing::Test {
 protected:
  void SetUp() override {
    log_.AddUnit("so-a", "departments");
    testing::AddTable("1", "departments", "total", log_.definition);
    log_.Open();
    Declare("15");
    log_.Close();
  }

  // Opens another campaign with the same roster and table.
  void Open(const std::string& id, const std::string& predecessor) {
    campaign::v1::CampaignDefinition other = log_.definition;
    other.set_id(id);
    other.set_predecessor(predecessor);
    log_.Append(testing::CampaignOpened(other));
  }

  void Declare(const std::string& points) { log_.Declare("so-a", {{"use.points", points}}); }

  ranking::RankedCampaign Rank(const std::string& campaign) {
    scoring::CampaignView view = scoring::ViewCampaign(log_.history(), campaign, log_.head(), "").value();
    return ranking::RankCampaign(
               log_.history(), view,
               [this](const scoring::CampaignView& of) { return scoring::ScoreView(log_.history(), of); })
        .value();
  }

  // What ranking would publish now.
  PublicationManifest Manifest(const std::string& campaign = "small-2016") {
    const ranking::RankedCampaign ranked = Rank(campaign);
    return ranking::MakeManifest(ranked.view, {"305/QĐ-UBND", "2017-02-07", {}}, ranked.tables, ranked.cards);
  }

  absl::StatusOr<audit::v1::VerifyPublicationResponse> Verify(uint64_t publication_position = 0) {
    audit::v1::VerifyPublicationRequest request;
    request.set_campaign("small-2016");
    request.set_publication_position(publication_position);
    return VerifyPublication(log_.history(), request, log_.head());
  }

  // The subjects of the differences that are found where `manifest` was recorded.
  std::vector<std::string> DifferencesOf(const PublicationManifest& manifest) {
    log_.RecordPublication(manifest);
    auto verified = Verify();
    std::vector<std::string> subjects;
    EXPECT_THAT(verified, IsOk());
    if (!verified.ok()) return subjects;
    for (const audit::v1::Difference& difference : verified->differences())
      subjects.push_back(difference.subject());
    return subjects;
  }

  testing::CampaignLog log_;
};

TEST_F(VerifyTest, AnHonestPublicationHasNoDifferences) {
  const PublicationManifest manifest = Manifest();
  log_.RecordPublication(manifest);

  ASSERT_OK_AND_ASSIGN(const auto verified, Verify());

  EXPECT_THAT(verified.differences(), IsEmpty());
  EXPECT_EQ(verified.digest(), Sha256(manifest.SerializeAsString()));
  EXPECT_EQ(verified.publication_position(), log_.head().value);
  EXPECT_EQ(verified.position(), manifest.position());
  EXPECT_EQ(verified.rule_set(), log_.rules.name);
  EXPECT_EQ(verified.decision(), "305/QĐ-UBND");
  EXPECT_EQ(verified.tables(), 1u);
  EXPECT_EQ(verified.cards(), 1u);
  EXPECT_EQ(verified.events(), log_.head().value);
}

TEST_F(VerifyTest, WhatHappenedSinceDoesNotMatter) {
  log_.RecordPublication(Manifest());
  Declare("0");
  ASSERT_OK_AND_ASSIGN(const auto verified, Verify());
  EXPECT_THAT(verified.differences(), IsEmpty());
}

TEST_F(VerifyTest, EveryForgedEntryIsNamed) {
  PublicationManifest manifest = Manifest();
  manifest.mutable_tables(0)->set_csv_sha256(Sha256("another"));
  manifest.mutable_units(0)->set_card_sha256(Sha256("another"));
  EXPECT_THAT(DifferencesOf(manifest), ElementsAre("table departments/total", "card so-a"));
}

TEST_F(VerifyTest, AnotherRevisionOfTheCampaignIsNamed) {
  PublicationManifest manifest = Manifest();
  manifest.set_campaign_revision(99);
  EXPECT_THAT(DifferencesOf(manifest), ElementsAre("campaign revision"));
}

TEST_F(VerifyTest, AnEntryThatAppearsTwiceIsNamedAsTheOrderOfEntries) {
  PublicationManifest manifest = Manifest();
  *manifest.add_units() = manifest.units(0);
  EXPECT_THAT(DifferencesOf(manifest), ElementsAre("order of entries"));
}

TEST_F(VerifyTest, AMissingEntryIsAbsent) {
  PublicationManifest manifest = Manifest();
  manifest.clear_tables();
  log_.RecordPublication(manifest);
  ASSERT_OK_AND_ASSIGN(const auto verified, Verify());
  ASSERT_EQ(verified.differences_size(), 1);
  EXPECT_EQ(verified.differences(0).subject(), "table departments/total");
  EXPECT_EQ(verified.differences(0).published(), "absent");
  EXPECT_NE(verified.differences(0).recomputed(), "absent");
}

TEST_F(VerifyTest, AnotherCampaignsManifestIsDataLoss) {
  PublicationManifest manifest = Manifest();
  manifest.set_campaign("small-2015");
  log_.RecordPublication(manifest);
  EXPECT_THAT(Verify(), StatusIs(absl::StatusCode::kDataLoss));
}

TEST_F(VerifyTest, APositionThatWasNotThereYetIsNamed) {
  PublicationManifest manifest = Manifest();
  manifest.set_position(manifest.position() + 100);
  EXPECT_THAT(DifferencesOf(manifest), ::testing::Contains("position"));
}

TEST_F(VerifyTest, RulesThatAreNotTheCampaignsOwnAreNamed) {
  PublicationManifest manifest = Manifest();
  manifest.set_rule_set("small@0000");
  EXPECT_THAT(DifferencesOf(manifest), ElementsAre("rule set"));
}

TEST_F(VerifyTest, EachPublicationIsVerifiedByItsPosition) {
  log_.RecordPublication(Manifest());
  const Position first = log_.head();
  PublicationManifest forged = Manifest();
  forged.set_amends(first.value);
  forged.mutable_tables(0)->set_csv_sha256(Sha256("another"));
  log_.RecordPublication(forged);

  ASSERT_OK_AND_ASSIGN(const auto honest, Verify(first.value));
  EXPECT_THAT(honest.differences(), IsEmpty());
  ASSERT_OK_AND_ASSIGN(const auto latest, Verify());
  EXPECT_EQ(latest.differences_size(), 1);
}

TEST_F(VerifyTest, APublicationThatIsNotThereIsNotFound) {
  EXPECT_THAT(Verify(), StatusIs(absl::StatusCode::kNotFound));
  log_.RecordPublication(Manifest());
  EXPECT_THAT(Verify(1), StatusIs(absl::StatusCode::kNotFound));
}

TEST_F(VerifyTest, PreviousRanksComeFromThePublicationAsItWasMade) {
  Open("small-2017", "small-2016");
  EXPECT_THAT(Rank("small-2017").predecessor.ranks, IsEmpty());
  log_.RecordPublication(Manifest());
  log_.Publish(testing::RuleSetTextWith("rank_rule: RANK_RULE_DENSE", "rank_rule: RANK_RULE_COMPETITION"));
  Declare("0");

  const ranking::Predecessor predecessor = Rank("small-2017").predecessor;

  EXPECT_FALSE(predecessor.transcribed);
  EXPECT_THAT(predecessor.ranks,
              ElementsAre(::testing::Pair(std::make_tuple("departments", "total", "so-a"), 1u)));
}

TEST_F(VerifyTest, PreviousRanksOfAnEarlierRankingAreThoseRecorded) {
  log_.Append(testing::EarlierRankingRecorded("small-2014",
                                              {testing::EarlierRank("departments", "total", "so-a", 7)}));
  Open("small-2015", "small-2014");

  const ranking::RankedCampaign ranked = Rank("small-2015");

  EXPECT_TRUE(ranked.predecessor.transcribed);
  EXPECT_EQ(ranked.tables.at(0).rows.at(0).previous_rank, 7u);
}

}  // namespace
}  // namespace thuocdo::audit
