#include "services/audit/core/publication/verify_publication.h"

#include <gmock/gmock.h>

#include "absl/strings/str_cat.h"
#include "common/base/digest.h"
#include "common/eventlog/memory_log.h"
#include "common/rules/model/rule_set.h"
#include "common/rules/read_rule_set.h"
#include "common/rules/rule_set_for_tests.h"
#include "common/storage/memory_store.h"
#include "common/testing/matchers.h"
#include "services/ranking/core/tables/manifest.h"
#include "services/ranking/core/tables/ranked_campaign.h"

namespace thuocdo::audit {
namespace {

using event::v1::Event;
using ranking::v1::PublicationManifest;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using testing::IsOk;
using testing::StatusIs;

// A log with one assessed department, and a history that follows all of it.
class VerifyTest : public ::testing::Test {
 protected:
  void SetUp() override {
    Event event;
    event.mutable_organization_created()->set_organization("so-a");
    event.mutable_organization_created()->set_name("Sở A");
    Append(eventlog::OrganizationStream("so-a"), event);
    PublishRules(testing::kRuleSetText);
    Open("small-2016", "");
    Declare("small-2016", "15");
    Close("small-2016");
  }

  void Append(const std::string& stream, const Event& event) {
    eventlog::AppendRequest append;
    append.request_id = absl::StrCat("request-", log_->Head().value);
    append.fingerprint = std::string(32, 'f');
    append.actor.set_id("tester");
    append.actor.set_kind(eventlog::v1::ACTOR_KIND_ADMINISTRATOR);
    append.actor.set_assurance(eventlog::v1::ASSURANCE_UNVERIFIED_LOCAL);
    append.events = {{stream, event}};
    ASSERT_THAT(log_->Append(append), IsOk());
    std::vector<eventlog::v1::Record> records;
    ASSERT_THAT(log_->Read(history_->position(),
                           [&records](const eventlog::v1::Record& record) {
                             records.push_back(record);
                             return absl::OkStatus();
                           }),
                IsOk());
    ASSERT_THAT(history_->Apply(records, nullptr), IsOk());
  }

  void PublishRules(const std::string& text) {
    ASSERT_OK_AND_ASSIGN(const rules::RuleSet rules, rules::ParseRuleSet(text));
    Event event;
    event.mutable_rule_set_published()->set_rule_set(rules.proto.id());
    event.mutable_rule_set_published()->set_hash(rules.hash);
    event.mutable_rule_set_published()->set_text(text);
    event.mutable_rule_set_published()->set_canonical(rules.canonical);
    Append(eventlog::RuleSetStream(rules.proto.id()), event);
    rule_set_ = rules.name;
  }

  void Open(const std::string& id, const std::string& predecessor) {
    Event event;
    campaign::v1::CampaignDefinition& definition = *event.mutable_campaign_opened()->mutable_definition();
    definition.set_id(id);
    definition.set_rule_set(rule_set_);
    definition.set_predecessor(predecessor);
    campaign::v1::RosterEntry& entry = *definition.add_roster();
    entry.set_organization("so-a");
    entry.set_group("departments");
    entry.set_participation(campaign::v1::PARTICIPATION_FULL);
    campaign::v1::TableDefinition& table = *definition.add_tables();
    table.set_id("1");
    table.set_group("departments");
    table.set_component("total");
    Append(eventlog::CampaignStream(id), event);
  }

  void Declare(const std::string& campaign, const std::string& points) {
    Event event;
    event.mutable_answers_declared()->set_campaign(campaign);
    event.mutable_answers_declared()->set_organization("so-a");
    event::v1::CriterionAnswer& answer = *event.mutable_answers_declared()->add_answers();
    answer.set_criterion("use.points");
    answer.mutable_answer()->set_points(points);
    answer.mutable_answer()->set_basis(event::v1::BASIS_DECLARED);
    Append(eventlog::SheetStream(campaign, "so-a"), event);
  }

  void Close(const std::string& campaign) {
    Event event;
    event.mutable_campaign_closed()->set_campaign(campaign);
    Append(eventlog::CampaignStream(campaign), event);
  }

  ranking::RankedCampaign Rank(const std::string& campaign) {
    scoring::CampaignView view = scoring::ViewCampaign(*history_, campaign, log_->Head(), "").value();
    return ranking::RankCampaign(
               *history_, view,
               [this](const scoring::CampaignView& of) { return scoring::ScoreView(*history_, of); })
        .value();
  }

  // What ranking would publish now.
  PublicationManifest Manifest(const std::string& campaign = "small-2016") {
    const ranking::RankedCampaign ranked = Rank(campaign);
    return ranking::MakeManifest(ranked.view, {"305/QĐ-UBND", "2017-02-07", {}}, ranked.tables, ranked.cards);
  }

  void Record(const PublicationManifest& manifest, const std::string& campaign = "small-2016") {
    Event event;
    event.mutable_publication_recorded()->set_campaign(campaign);
    event.mutable_publication_recorded()->set_manifest(manifest.SerializeAsString());
    Append(eventlog::CampaignStream(campaign), event);
  }

  absl::StatusOr<audit::v1::VerifyPublicationResponse> Verify(uint64_t publication_position = 0) {
    audit::v1::VerifyPublicationRequest request;
    request.set_campaign("small-2016");
    request.set_publication_position(publication_position);
    return VerifyPublication(*history_, request, log_->Head());
  }

  // The subjects of the differences that are found where `manifest` was recorded.
  std::vector<std::string> DifferencesOf(const PublicationManifest& manifest) {
    Record(manifest);
    auto verified = Verify();
    std::vector<std::string> subjects;
    EXPECT_THAT(verified, IsOk());
    if (!verified.ok()) return subjects;
    for (const audit::v1::Difference& difference : verified->differences())
      subjects.push_back(difference.subject());
    return subjects;
  }

  std::string rule_set_;
  std::unique_ptr<eventlog::EventLog> log_ = eventlog::NewMemoryLog();
  std::unique_ptr<storage::KeyValueStore> store_ = storage::NewMemoryStore();
  std::unique_ptr<follow::History> history_ = follow::History::Open(store_.get(), {""}).value();
};

TEST_F(VerifyTest, AnHonestPublicationHasNoDifferences) {
  const PublicationManifest manifest = Manifest();
  Record(manifest);

  ASSERT_OK_AND_ASSIGN(const auto verified, Verify());

  EXPECT_THAT(verified.differences(), IsEmpty());
  EXPECT_EQ(verified.digest(), Sha256(manifest.SerializeAsString()));
  EXPECT_EQ(verified.publication_position(), log_->Head().value);
  EXPECT_EQ(verified.position(), manifest.position());
  EXPECT_EQ(verified.rule_set(), rule_set_);
  EXPECT_EQ(verified.decision(), "305/QĐ-UBND");
  EXPECT_EQ(verified.tables(), 1u);
  EXPECT_EQ(verified.cards(), 1u);
  EXPECT_EQ(verified.events(), log_->Head().value);
}

TEST_F(VerifyTest, WhatHappenedSinceDoesNotMatter) {
  Record(Manifest());
  Declare("small-2016", "0");
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
  Record(manifest);
  ASSERT_OK_AND_ASSIGN(const auto verified, Verify());
  ASSERT_EQ(verified.differences_size(), 1);
  EXPECT_EQ(verified.differences(0).subject(), "table departments/total");
  EXPECT_EQ(verified.differences(0).published(), "absent");
  EXPECT_NE(verified.differences(0).recomputed(), "absent");
}

TEST_F(VerifyTest, AnotherCampaignsManifestIsDataLoss) {
  PublicationManifest manifest = Manifest();
  manifest.set_campaign("small-2015");
  Record(manifest);
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
  Record(Manifest());
  const Position first = log_->Head();
  PublicationManifest forged = Manifest();
  forged.set_amends(first.value);
  forged.mutable_tables(0)->set_csv_sha256(Sha256("another"));
  Record(forged);

  ASSERT_OK_AND_ASSIGN(const auto honest, Verify(first.value));
  EXPECT_THAT(honest.differences(), IsEmpty());
  ASSERT_OK_AND_ASSIGN(const auto latest, Verify());
  EXPECT_EQ(latest.differences_size(), 1);
}

TEST_F(VerifyTest, APublicationThatIsNotThereIsNotFound) {
  EXPECT_THAT(Verify(), StatusIs(absl::StatusCode::kNotFound));
  Record(Manifest());
  EXPECT_THAT(Verify(1), StatusIs(absl::StatusCode::kNotFound));
}

TEST_F(VerifyTest, PreviousRanksComeFromThePublicationAsItWasMade) {
  Open("small-2017", "small-2016");
  EXPECT_THAT(Rank("small-2017").predecessor.ranks, IsEmpty());
  Record(Manifest());
  PublishRules(testing::RuleSetTextWith("rank_rule: RANK_RULE_DENSE", "rank_rule: RANK_RULE_COMPETITION"));
  Declare("small-2016", "0");

  const ranking::Predecessor predecessor = Rank("small-2017").predecessor;

  EXPECT_FALSE(predecessor.transcribed);
  EXPECT_THAT(predecessor.ranks,
              ElementsAre(::testing::Pair(std::make_tuple("departments", "total", "so-a"), 1u)));
}

TEST_F(VerifyTest, PreviousRanksOfAnEarlierRankingAreThoseRecorded) {
  Event event;
  event.mutable_earlier_ranking_recorded()->set_ranking("small-2014");
  event::v1::EarlierRank& rank = *event.mutable_earlier_ranking_recorded()->add_ranks();
  rank.set_group("departments");
  rank.set_component("total");
  rank.set_organization("so-a");
  rank.set_rank(7);
  Append(eventlog::CampaignStream("small-2014"), event);
  Open("small-2015", "small-2014");

  const ranking::RankedCampaign ranked = Rank("small-2015");

  EXPECT_TRUE(ranked.predecessor.transcribed);
  EXPECT_EQ(ranked.tables.at(0).rows.at(0).previous_rank, 7u);
}

}  // namespace
}  // namespace thuocdo::audit
