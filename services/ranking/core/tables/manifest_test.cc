#include "services/ranking/core/tables/manifest.h"

#include <gmock/gmock.h>
#include <google/protobuf/text_format.h>
#include <gtest/gtest.h>

#include "absl/strings/str_cat.h"
#include "common/base/digest.h"
#include "common/base/messages.h"
#include "services/ranking/core/tables/format_examples_for_tests.h"
#include "services/ranking/core/tables/ranking_campaign_for_tests.h"
#include "services/ranking/core/tables/table_csv.h"

namespace thuocdo::ranking {
namespace {

using enum ManifestField;
using ranking::v1::PublicationManifest;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using testing::TestCampaign;

// The manifest that FORMAT.md shows.
PublicationManifest Example() {
  PublicationManifest manifest;
  google::protobuf::TextFormat::ParseFromString(testing::FormatExample("txtpb"), &manifest);
  return manifest;
}

// Returns lines of 32 digits.
std::string HexLines(const std::string& bytes) {
  std::string lines;
  for (size_t i = 0; i < bytes.size(); i += 32) lines += Hex(bytes.substr(i, 32)) + "\n";
  return lines;
}

std::vector<ManifestSubject> Subjects(const std::vector<ManifestDifference>& differences) {
  std::vector<ManifestSubject> subjects;
  for (const ManifestDifference& difference : differences) subjects.push_back(difference.subject);
  return subjects;
}

TEST(ManifestTest, FormatMdShowsTheseBytes) {
  const std::string bytes = SerializeDeterministically(Example());
  EXPECT_EQ(HexLines(bytes), testing::FormatExample("hex"));
  EXPECT_EQ(Hex(Sha256(bytes)) + "\n", testing::FormatExample("sha256"));
}

TEST(ManifestTest, NamesAllThreeAxesAndEveryTableAndUnit) {
  TestCampaign campaign;
  campaign.Declare("b", {"10", "10", "10"});
  campaign.Declare("a", {"10", "10", "20"});
  scoring::CampaignView view{Position{42}, {}, campaign.rules, {}};
  view.campaign.id = "small-2016";
  view.campaign.revision = Revision{3};
  std::vector<scoring::ScoreCard> cards = campaign.Cards().value();
  std::swap(cards[0], cards[1]);

  const PublicationManifest manifest =
      MakeManifest(view, {"305/QĐ-UBND", "2017-02-07", Position{40}}, campaign.Tables(), cards);

  EXPECT_EQ(manifest.campaign(), "small-2016");
  EXPECT_EQ(manifest.campaign_revision(), 3u);
  EXPECT_EQ(manifest.rule_set(), campaign.rules.name);
  EXPECT_EQ(manifest.position(), 42u);
  EXPECT_EQ(manifest.decision(), "305/QĐ-UBND");
  EXPECT_EQ(manifest.date(), "2017-02-07");
  EXPECT_EQ(manifest.amends(), 40u);
  ASSERT_EQ(manifest.tables_size(), 5);
  EXPECT_EQ(manifest.tables(0).csv_sha256(), Sha256(TableCsv(campaign.rules, campaign.TableById("1"))));
  EXPECT_EQ(manifest.tables(4).group(), "districts");
  ASSERT_EQ(manifest.units_size(), 2);
  EXPECT_EQ(manifest.units(0).organization(), "a");
  EXPECT_EQ(manifest.units(0).sheet_revision(), 1u);
  EXPECT_EQ(manifest.units(0).card_sha256(), cards[1].card_sha256);
}

TEST(CompareManifestsTest, EqualOnesHaveNoDifference) {
  EXPECT_THAT(CompareManifests(Example(), Example()), IsEmpty());
}

TEST(CompareManifestsTest, EveryFieldThatDiffersIsNamedInOrder) {
  PublicationManifest other = Example();
  other.set_campaign("x");
  other.set_campaign_revision(99);
  other.set_rule_set("x");
  other.set_position(99);
  other.set_decision("x");
  other.set_date("2018-01-01");
  other.set_amends(99);
  other.mutable_tables(1)->set_csv_sha256("x");
  other.mutable_units(0)->set_sheet_revision(99);
  EXPECT_THAT(Subjects(CompareManifests(Example(), other)),
              ElementsAre(ManifestSubject{kCampaign, ""}, ManifestSubject{kCampaignRevision, ""},
                          ManifestSubject{kRuleSet, ""}, ManifestSubject{kPosition, ""},
                          ManifestSubject{kDecision, ""}, ManifestSubject{kDate, ""},
                          ManifestSubject{kAmends, ""}, ManifestSubject{kTable, "departments/infrastructure"},
                          ManifestSubject{kCard, "so-tai-chinh"}));
}

TEST(CompareManifestsTest, WhatOnlyOneOfThemHasIsAbsentInTheOther) {
  PublicationManifest other = Example();
  other.mutable_units(0)->set_organization("so-y-te");
  const std::vector<ManifestDifference> differences = CompareManifests(Example(), other);
  EXPECT_THAT(Subjects(differences),
              ElementsAre(ManifestSubject{kCard, "so-tai-chinh"}, ManifestSubject{kCard, "so-y-te"}));
  EXPECT_EQ(differences[0].recomputed, std::nullopt);
  EXPECT_EQ(differences[1].published, std::nullopt);
}

TEST(CompareManifestsTest, AnotherOrderIsADifference) {
  PublicationManifest other = Example();
  other.mutable_tables()->SwapElements(0, 1);
  EXPECT_THAT(Subjects(CompareManifests(Example(), other)), ElementsAre(ManifestSubject{kEntryOrder, ""}));
}

}  // namespace
}  // namespace thuocdo::ranking
