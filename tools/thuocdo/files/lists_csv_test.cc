#include "tools/thuocdo/files/lists_csv.h"

#include <gtest/gtest.h>

#include "common/testing/matchers.h"

namespace thuocdo::client {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using testing::StatusIs;

TEST(ReadOrganizationsCsv, ReadsAliasesBetweenBars) {
  ASSERT_OK_AND_ASSIGN(
      auto specs, ReadOrganizationsCsv({"o.csv", "id,name,aliases\nso-a,Sở A,Sở AA | Sở AAA\nso-b,Sở B,\n"}));
  EXPECT_THAT(specs[0].aliases(), ElementsAre("Sở AA", "Sở AAA"));
  EXPECT_THAT(specs[1].aliases(), ElementsAre());
}

TEST(ReadOrganizationsCsv, NamesEveryBadLine) {
  const absl::Status status =
      ReadOrganizationsCsv({"o.csv", "id,name,aliases\nSo A,Sở A,\nso-b,,\nso-c,Sở C,\nso-c,Sở C,\n"})
          .status();
  EXPECT_THAT(status, StatusIs(absl::StatusCode::kInvalidArgument, HasSubstr("o.csv:2: id \"So A\"")));
  EXPECT_THAT(std::string(status.message()), HasSubstr("o.csv:3: name is missing"));
  EXPECT_THAT(std::string(status.message()), HasSubstr("o.csv:5: id so-c is on line 4 already"));
}

TEST(ReadOrganizationSpec, ReadsIdAndName) {
  ASSERT_OK_AND_ASSIGN(auto spec, ReadOrganizationSpec("so-a=Sở A=B"));
  EXPECT_EQ(spec.id(), "so-a");
  EXPECT_EQ(spec.name(), "Sở A=B");
  EXPECT_THAT(ReadOrganizationSpec("so-a"),
              StatusIs(absl::StatusCode::kInvalidArgument, HasSubstr("ID=NAME")));
}

TEST(ReadEarlierRankingsCsv, MakesOneRecordOfEachRanking) {
  ASSERT_OK_AND_ASSIGN(
      auto rankings,
      ReadEarlierRankingsCsv({"r.csv",
                              "ranking,title,group,component,organization,rank\n"
                              "r-2015,Năm 2015,g,total,so-a,1\nr-2015,Năm 2015,g,total,so-b,3\n"}));
  ASSERT_EQ(rankings.size(), 1U);
  EXPECT_EQ(rankings[0].title(), "Năm 2015");
  EXPECT_EQ(rankings[0].ranks(1).rank(), 3U);
}

TEST(ReadEarlierRankingsCsv, RejectsBadRanksAndTwoTitles) {
  const absl::Status status =
      ReadEarlierRankingsCsv(
          {"r.csv", "ranking,title,group,component,organization,rank\nr,A,g,t,so-a,0\nr,B,g,t,so-b,1\n"})
          .status();
  EXPECT_THAT(status, StatusIs(absl::StatusCode::kInvalidArgument,
                               HasSubstr("r.csv:2: rank must be a number from 1")));
  EXPECT_THAT(std::string(status.message()), HasSubstr("r.csv:3: title differs"));
}

TEST(ReadPrintedTablesCsv, KeepsCellsAsPrinted) {
  ASSERT_OK_AND_ASSIGN(
      auto rows,
      ReadPrintedTablesCsv({"p.csv",
                            "table,row,stt,unit,points,max_points,percent,level,rank,previous_rank\n"
                            "1.3a,2,II,Sở A,1.280,1380,\"92,75\",Tốt,1,\n"}));
  EXPECT_EQ(rows[0].row(), 2U);
  EXPECT_EQ(rows[0].order(), "II");
  EXPECT_EQ(rows[0].points(), "1.280");
  EXPECT_EQ(rows[0].percent(), "92,75");
}

}  // namespace
}  // namespace thuocdo::client
