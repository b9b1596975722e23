// Publications that somebody forged who has the log's key, too.
#include <gmock/gmock.h>

#include "absl/strings/match.h"
#include "absl/strings/str_replace.h"
#include "common/base/digest.h"
#include "common/follow/stream_records.h"
#include "services/audit/core/bundle/bundle_fixture_for_tests.h"
#include "services/audit/core/bundle/verify_bundle.h"
#include "services/scoring/core/card/card_csv.h"
#include "services/scoring/core/view/campaign_view.h"

namespace thuocdo::audit {
namespace {

using audit::v1::AuditBundle;
using testing::Forge;

class ForgedPublicationTest : public testing::BundleFixture {
 protected:
  // What is found in the bundle of so-b where the publication was forged by somebody who has the log's key.
  std::string AfterForgery(const Forge& forge) {
    campaign_.Publish(forge);
    return AfterChange([](AuditBundle&) {});
  }

  // The same where the publication is of a table in which `from` was replaced by `to`, as is the bundle.
  std::string AfterForgedTable(const std::string& from, const std::string& to) {
    std::string table = "rank,organization,name,points,max_points,percent,level,previous_rank\n" + kRows;
    EXPECT_TRUE(absl::StrContains(table, from));
    table = absl::StrReplaceAll(table, {{from, to}});
    campaign_.Publish([&](auto& manifest) { manifest.mutable_tables(0)->set_csv_sha256(Sha256(table)); });
    return AfterChange([&](AuditBundle& bundle) { bundle.set_tables(0, table); });
  }

  std::string CardOf(const std::string& organization) {
    const follow::History& history = campaign_.log.history();
    const scoring::CampaignView view =
        scoring::ViewCampaign(history, "small-2016", campaign_.log.head(), "").value();
    const std::vector<scoring::ScoreCard> cards = scoring::ScoreView(history, view).value();
    for (const scoring::ScoreCard& card : cards) {
      if (card.organization == organization) return scoring::CardCsv(card);
    }
    return "";
  }

  // Puts `records` in place of those in `bundle`, with proofs to a checkpoint of them.
  void ProveAnew(const std::vector<eventlog::v1::Record>& records, AuditBundle& bundle) {
    const testing::TestTree tree(records);
    auto prove = [&](audit::v1::ProvedRecord& proved) {
      const Position position = eventlog::Decode(proved.record()).value().position();
      *proved.mutable_record() = records.at(position.value - 1);
      proved.clear_inclusion_proof();
      const merkle::Proof proof = tree(position, tree.size()).value();
      for (const merkle::Hash& hash : proof) proved.add_inclusion_proof(std::string(merkle::Bytes(hash)));
    };
    for (auto* stream : {bundle.mutable_campaign_records(), bundle.mutable_organization_records(),
                         bundle.mutable_sheet_records()}) {
      for (audit::v1::ProvedRecord& proved : *stream) prove(proved);
    }
    prove(*bundle.mutable_rule_set_record());
    bundle.set_checkpoint(tree.Checkpoint(campaign_.key));
  }

  static const std::string kRows;
};
const std::string ForgedPublicationTest::kRows =
    "1,so-b,Cơ quan so-b,18,105,16.67,Trung bình,\n"
    "2,so-a,Cơ quan so-a,15,105,14.29,Trung bình,\n"
    ",so-c,Cơ quan so-c,,105,,,\n";

// In a tree that the log's key has signed.
TEST_F(ForgedPublicationTest, ARecordOfAnotherLogIsNamed) {
  campaign_.Publish();
  std::vector<eventlog::v1::Record> records = campaign_.log.Records();
  EXPECT_THAT(AfterChange([&](AuditBundle& bundle) {
                const eventlog::PastEvent last = eventlog::Decode(bundle.sheet_records(1).record()).value();
                eventlog::v1::RecordHeader header = last.header;
                header.set_log_id(std::string(32, 'f'));
                records[last.position().value - 1].set_header(header.SerializeAsString());
                ProveAnew(records, bundle);
              }),
              ::testing::HasSubstr("(stream sheet/small-2016/so-b, revision 2) is of another log"));
}

TEST_F(ForgedPublicationTest, APublicationOfItsOwnPositionIsNamed) {
  EXPECT_THAT(AfterForgery([this](auto& manifest) {
                manifest.set_position(campaign_.log.head().value + 1);
                manifest.set_campaign_revision(manifest.campaign_revision() + 1);
              }),
              ::testing::HasSubstr("which did not exist yet"));
}

TEST_F(ForgedPublicationTest, AForgedCardDigestIsNamed) {
  EXPECT_EQ(
      AfterForgery([](auto& manifest) { manifest.mutable_units(1)->set_card_sha256(Sha256("another")); }),
      "points: the score card is not the published one (its digest differs)");
}

TEST_F(ForgedPublicationTest, PointsThatDoNotFollowAreNamedByTheirNode) {
  const auto sheet =
      follow::StreamRecords(campaign_.log.store(), "sheet/small-2016/so-b", campaign_.log.head()).value();
  std::string card = CardOf("so-b");
  ASSERT_TRUE(absl::StrContains(card, "use.staff,scored,40,5,15,"));
  card = absl::StrReplaceAll(card, {{"use.staff,scored,40,5,15,", "use.staff,scored,40,10,15,"}});
  campaign_.Publish([&](auto& manifest) {
    manifest.mutable_units(1)->set_card_sha256(scoring::CardDigest(sheet.back().salt(), card));
  });
  EXPECT_EQ(AfterChange([&](AuditBundle& bundle) { bundle.set_card_csv(card); }),
            "points: the recomputed points differ: the published card has \"use.staff,scored,40,10,15,\", "
            "recomputed it has \"use.staff,scored,40,5,15,\"");
}

TEST_F(ForgedPublicationTest, APublicationThatSaysOtherwiseThanTheLogIsNamed) {
  EXPECT_EQ(AfterForgery([](auto& manifest) { manifest.set_rule_set("small@00"); }).substr(0, 49),
            "publication: the publication names the rule set s");
}

TEST_F(ForgedPublicationTest, ARevisionOfTheCampaignThatIsNotThereIsNamed) {
  EXPECT_EQ(AfterForgery([](auto& manifest) { manifest.set_campaign_revision(1); }),
            "publication: the publication names 1 revisions of the campaign, but the log has 2");
}

TEST_F(ForgedPublicationTest, APositionThatWasNotThereYetIsNamed) {
  EXPECT_EQ(AfterForgery([](auto& manifest) { manifest.set_position(99); }),
            "publication: the publication names position 99, which did not exist yet");
}

TEST_F(ForgedPublicationTest, APositionBeforeTheLastAnswerIsNamed) {
  EXPECT_EQ(AfterForgery([](auto& manifest) {
              manifest.set_position(8);
              manifest.set_campaign_revision(1);
            }),
            "sheet: the publication is based on 2 revisions of the sheet, but the bundle has 1");
}

TEST_F(ForgedPublicationTest, AnOrganizationThatIsPublishedTwiceIsNamed) {
  EXPECT_EQ(AfterForgery([](auto& manifest) { *manifest.add_units() = manifest.units(1); }),
            "publication: so-b is not exactly once on the roster and in the publication");
}

TEST_F(ForgedPublicationTest, ATableThatIsNotPublishedIsNamed) {
  EXPECT_THAT(AfterForgery([](auto& manifest) { manifest.mutable_tables()->SwapElements(0, 1); }),
              "tables: the table departments/total is not at its place in the publication");
}

TEST_F(ForgedPublicationTest, APublishedTableIsReadAsItIs) {
  EXPECT_EQ(AfterForgedTable("Trung bình", "Trung bình"), "holds");
}

TEST_F(ForgedPublicationTest, ARowThatDoesNotFollowFromTheCardIsNamed) {
  EXPECT_EQ(
      AfterForgedTable("so-b,18", "so-b,17"),
      "place: table departments/total: the row of the organization is \"Cơ quan so-b; 17/105; 16.67 %; Trung "
      "bình\", recomputed it is \"Cơ quan so-b; 18/105; 16.67 %; Trung bình\"");
}

TEST_F(ForgedPublicationTest, ARowThatIsExcludedIsNamed) {
  EXPECT_EQ(AfterForgedTable("1,so-b,Cơ quan so-b,18,105,16.67,Trung bình,\n2,so-a", "1,so-a"),
            "place: table departments/total: the organization has 0 rows, recomputed it has 1");
}

TEST_F(ForgedPublicationTest, ARankThatDoesNotFollowIsNamed) {
  EXPECT_EQ(AfterForgedTable("\n1,so-b", "\n2,so-b"),
            "place: table departments/total: the rank of so-b does not follow from the rows");
}

TEST_F(ForgedPublicationTest, SomebodyWhoIsNotOfTheGroupIsNamed) {
  EXPECT_EQ(AfterForgedTable("so-c,", "so-x,"),
            "place: table departments/total: so-x is not of this group or has two rows");
}

}  // namespace
}  // namespace thuocdo::audit
