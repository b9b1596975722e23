#include "services/ranking/core/tables/table_csv.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "services/ranking/core/tables/format_examples_for_tests.h"
#include "services/ranking/core/tables/ranking_campaign_for_tests.h"

namespace thuocdo::ranking {
namespace {

using ::testing::HasSubstr;
using testing::TestCampaign;

constexpr char kHeader[] = "rank,organization,name,points,max_points,percent,level,previous_rank\n";

TEST(TableCsvTest, FormatMdShowsTheseBytes) {
  TestCampaign campaign("RANK_RULE_DENSE", 1);
  campaign.Declare("so-tai-chinh", {"20", "45.5", "30"}, "Sở Tài chính");
  campaign.Declare("so-y-te", {"10", "30", "20.25"}, "Sở Y tế");
  campaign.Declare("so-xay-dung", {"10", "30.25", "20"}, "Sở Xây dựng");
  campaign.Enroll("ban-quan-ly", "departments", "Ban Quản lý \"Khu A\", tỉnh");
  const PreviousRanks previous = {{{"departments", "total", "so-tai-chinh"}, 2},
                                  {{"departments", "total", "ban-quan-ly"}, 5}};
  EXPECT_EQ(TableCsv(campaign.rules, campaign.TableById("1", previous)), testing::FormatExample("csv"));
}

TEST(TableCsvTest, ATableWithoutRowsIsItsHeader) {
  EXPECT_EQ(TableCsv(TestCampaign().rules, TestCampaign().TableById("1")), kHeader);
}

TEST(TableCsvTest, WhoHasNotDeclaredHasOnlyNameMaximumAndPreviousRank) {
  TestCampaign campaign;
  campaign.Enroll("silent");
  const PreviousRanks previous = {{{"departments", "total", "silent"}, 4}};
  EXPECT_EQ(TableCsv(campaign.rules, campaign.TableById("1", previous)),
            std::string(kHeader) + ",silent,silent,,100,,,4\n");
}

TEST(TableCsvTest, FieldsAreQuotedAsInRfc4180) {
  TestCampaign campaign;
  campaign.Enroll("a", "departments", "Sở \"A\", B");
  EXPECT_THAT(TableCsv(campaign.rules, campaign.TableById("1")), HasSubstr(",a,\"Sở \"\"A\"\", B\",,100"));
}

TEST(TableCsvTest, NumbersAreRoundedHalfUpToTheRuleSetsDigits) {
  TestCampaign campaign("RANK_RULE_DENSE", 1);
  EXPECT_EQ(PrintPoints(campaign.rules, Rational(1, 4)), "0.3");
  EXPECT_EQ(PrintPoints(campaign.rules, Rational(1280)), "1280.0");
  EXPECT_EQ(PrintPercent(campaign.rules, 75, 90), "83.33");
  EXPECT_EQ(PrintPercent(campaign.rules, 1, 800), "0.13");
  EXPECT_EQ(PrintPercent(campaign.rules, 90, 90), "100.00");
}

}  // namespace
}  // namespace thuocdo::ranking
