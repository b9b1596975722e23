#include "services/ranking/core/tables/table.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>

#include "absl/strings/str_cat.h"
#include "common/base/status.h"
#include "common/testing/matchers.h"
#include "services/ranking/core/tables/ranking_campaign_for_tests.h"
#include "services/ranking/core/tables/table_csv.h"

namespace thuocdo::ranking {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using testing::StatusIs;
using testing::TestCampaign;

std::vector<std::string> Places(const Table& table) {
  std::vector<std::string> places;
  for (const TableRow& row : table.rows) places.push_back(absl::StrCat(row.rank, " ", row.organization));
  return places;
}

// Points of "online" only.
TestCampaign CampaignWith(const std::string& rank_rule, const std::vector<std::string>& points,
                          int digits = 0) {
  TestCampaign campaign(rank_rule, digits);
  char id = 'a';
  for (const std::string& value : points) campaign.Declare(std::string(1, id++), {"10", "10", value});
  return campaign;
}

TEST(RankTablesTest, DenseRanksLeaveNoneOut) {
  TestCampaign campaign = CampaignWith("RANK_RULE_DENSE", {"5", "20", "20", "30"});
  EXPECT_THAT(Places(campaign.TableById("1.3")), ElementsAre("1 d", "2 b", "2 c", "3 a"));
}

TEST(RankTablesTest, CompetitionRanksCountWhoIsBetter) {
  TestCampaign campaign = CampaignWith("RANK_RULE_COMPETITION", {"5", "20", "20", "30"});
  EXPECT_THAT(Places(campaign.TableById("1.3")), ElementsAre("1 d", "2 b", "2 c", "4 a"));
}

TEST(RankTablesTest, TiesAreDecidedOnExactPoints) {
  TestCampaign campaign = CampaignWith("RANK_RULE_DENSE", {"20.001", "20.0011", "20.001"});
  const Table table = campaign.TableById("1.3");
  EXPECT_THAT(Places(table), ElementsAre("1 b", "2 a", "2 c"));
  EXPECT_EQ(PrintPoints(campaign.rules, table.rows[0].points),
            PrintPoints(campaign.rules, table.rows[1].points));
}

TEST(RankTablesTest, AGroupIsRankedAmongItself) {
  TestCampaign campaign = CampaignWith("RANK_RULE_DENSE", {"5"});
  campaign.Enroll("x", "districts");
  campaign.SetPoints("x", "portal.points", "100");
  EXPECT_THAT(Places(campaign.TableById("1")), ElementsAre("1 a"));
  EXPECT_THAT(Places(campaign.TableById("2")), ElementsAre("1 x"));
  EXPECT_EQ(campaign.TableById("2").rows[0].max_points, 200);
  EXPECT_EQ(campaign.TableById("2").rows[0].level, "Trung bình");
}

TEST(RankTablesTest, WhoHasNotDeclaredComesLastWithoutRank) {
  TestCampaign campaign = CampaignWith("RANK_RULE_DENSE", {"0"});
  campaign.Enroll("z-silent");
  campaign.Enroll("0-silent");
  const Table table = campaign.TableById("1");
  EXPECT_THAT(Places(table), ElementsAre("1 a", "0 0-silent", "0 z-silent"));
  EXPECT_FALSE(table.rows[1].declared());
}

TEST(RankTablesTest, WhoIsNotAssessedIsExcludedWithTheReason) {
  TestCampaign campaign = CampaignWith("RANK_RULE_DENSE", {"5"});
  campaign::v1::RosterEntry& partly = campaign.Enroll("b");
  partly.set_participation(campaign::v1::PARTICIPATION_COMPONENTS_ONLY);
  partly.add_without_components("online");
  partly.set_reason("no procedures");
  campaign.SetPoints("b", "portal.points", "50");
  campaign::v1::RosterEntry& new_unit = campaign.Enroll("c");
  new_unit.set_participation(campaign::v1::PARTICIPATION_NOT_ASSESSED);
  new_unit.set_reason("new");

  const Table total = campaign.TableById("1");
  EXPECT_THAT(Places(total), ElementsAre("1 a"));
  ASSERT_EQ(total.excluded.size(), 2u);
  EXPECT_EQ(total.excluded[0].organization, "b");
  EXPECT_THAT(total.excluded[0].reason, HasSubstr("no procedures"));
  EXPECT_THAT(total.excluded[1].reason, HasSubstr("new"));
  EXPECT_THAT(Places(campaign.TableById("1.2")), ElementsAre("1 b", "2 a"));
}

TEST(RankTablesTest, TheOrderOfCardsDoesNotMatter) {
  TestCampaign campaign = CampaignWith("RANK_RULE_DENSE", {"5", "20", "20", "30"});
  campaign.Enroll("silent");
  std::vector<scoring::ScoreCard> cards = campaign.Cards().value();
  std::reverse(cards.begin(), cards.end());
  ASSERT_OK_AND_ASSIGN(std::vector<Table> tables, RankTables(campaign.rules, campaign.definition, cards, {}));
  EXPECT_EQ(TableCsv(campaign.rules, tables[0]), TableCsv(campaign.rules, campaign.TableById("1")));
}

TEST(RankTablesTest, PreviousRanksAreThoseOfTheSameGroupAndComponent) {
  TestCampaign campaign = CampaignWith("RANK_RULE_DENSE", {"5", "6"});
  const PreviousRanks previous = {{{"departments", "total", "a"}, 7}, {{"districts", "total", "b"}, 3}};
  const Table table = campaign.TableById("1", previous);
  EXPECT_EQ(table.rows[0].previous_rank, 0u);
  EXPECT_EQ(table.rows[1].previous_rank, 7u);
  EXPECT_EQ(campaign.TableById("1.1", previous).rows[0].previous_rank, 0u);
}

TEST(RankTablesTest, ThisYearsRanksAreNextYearsPreviousOnes) {
  TestCampaign campaign = CampaignWith("RANK_RULE_DENSE", {"5", "6"});
  campaign.Enroll("silent");
  const PreviousRanks ranks = RanksOf(campaign.Tables());
  EXPECT_EQ(ranks.at({"departments", "online", "b"}), 1u);
  EXPECT_EQ(ranks.at({"departments", "online", "a"}), 2u);
  EXPECT_FALSE(ranks.contains({"departments", "online", "silent"}));
}

TEST(RankTablesTest, AnEarlierRankingMayHaveGaps) {
  event::v1::EarlierRank rank;
  rank.set_group("departments");
  rank.set_component("total");
  rank.set_organization("a");
  rank.set_rank(14);
  const PreviousRanks ranks = RanksOf(std::vector<event::v1::EarlierRank>{rank});
  EXPECT_EQ(ranks.at({"departments", "total", "a"}), 14u);
}

TEST(RankTablesTest, EveryUnknownGroupAndComponentIsNamed) {
  TestCampaign campaign = CampaignWith("RANK_RULE_DENSE", {"5"});
  campaign.definition.mutable_tables(0)->set_group("communes");
  campaign.definition.mutable_tables(2)->set_component("gateway");
  auto tables = RankTables(campaign.rules, campaign.definition, {}, {});
  EXPECT_THAT(tables, StatusIs(absl::StatusCode::kInvalidArgument, HasSubstr("communes")));
  EXPECT_THAT(tables, StatusIs(absl::StatusCode::kInvalidArgument, HasSubstr("gateway")));
}

TEST(RankTablesTest, ACardOfOtherRulesIsRejected) {
  TestCampaign campaign = CampaignWith("RANK_RULE_DENSE", {"5"});
  std::vector<scoring::ScoreCard> cards = campaign.Cards().value();
  cards[0].nodes.clear();
  EXPECT_THAT(RankTables(campaign.rules, campaign.definition, cards, {}),
              StatusIs(absl::StatusCode::kInvalidArgument, HasSubstr("the card of a")));
}

}  // namespace
}  // namespace thuocdo::ranking
