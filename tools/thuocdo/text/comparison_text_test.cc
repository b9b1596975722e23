#include "tools/thuocdo/text/comparison_text.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "common/base/csv.h"

namespace thuocdo::client {
namespace {

using ranking::v1::CompareRankingsResponse;
using ranking::v1::Movement;
using ::testing::AllOf;
using ::testing::ContainsRegex;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::Not;
using ::testing::StartsWith;

void SetStanding(uint32_t rank, const std::string& points, const std::string& exact, const std::string& level,
                 ranking::v1::Standing& standing) {
  standing.set_present(true);
  standing.set_rank(rank);
  standing.set_points(points);
  standing.set_exact_points(exact);
  standing.set_max_points("1380");
  standing.set_percent(points.empty() ? "" : "92.75");
  standing.set_level(level);
}

void AddCriterion(const std::string& id, ranking::v1::RankChange move, const std::string& against,
                  const std::string& points, Movement& movement) {
  ranking::v1::CriterionChange& criterion = *movement.add_criteria();
  criterion.set_criterion(id);
  criterion.set_move(move);
  criterion.set_against_points(against);
  criterion.set_points(points);
}

Movement MovementOf(const std::string& id, const std::string& name, ranking::v1::RankChange move,
                    int places) {
  Movement movement;
  movement.set_table("1");
  movement.set_group("departments");
  movement.set_component("total");
  movement.set_organization(id);
  movement.set_name(name);
  movement.set_move(move);
  movement.set_places_gained(places);
  return movement;
}

Movement Stayed() {
  Movement movement = MovementOf("so-a", "Sở A", ranking::v1::RANK_CHANGE_IN_BOTH, 2);
  SetStanding(1, "1280", "1280", "Tốt", *movement.mutable_standing());
  SetStanding(3, "1279", "3838/3", "Khá", *movement.mutable_against());
  AddCriterion("use.mail", ranking::v1::RANK_CHANGE_IN_BOTH, "0", "15", movement);
  AddCriterion("use.post", ranking::v1::RANK_CHANGE_ADDED, "", "29/2", movement);
  AddCriterion("use.fax", ranking::v1::RANK_CHANGE_REMOVED, "10", "", movement);
  AddCriterion("use.staff", ranking::v1::RANK_CHANGE_IN_BOTH, "1/3", "", movement);
  return movement;
}

CompareRankingsResponse Example() {
  CompareRankingsResponse response;
  response.mutable_axes()->set_campaign("c");
  response.mutable_axes()->set_position(9);
  response.mutable_against_axes()->set_campaign("c");
  response.mutable_against_axes()->set_position(7);
  ranking::v1::ComparedTable& table = *response.add_tables();
  table.set_id("1");
  table.set_title("Xếp hạng chung");
  table.set_group("departments");
  table.set_group_title("Sở, ban, ngành");
  table.set_component("total");
  *response.add_movements() = Stayed();
  Movement entered = MovementOf("so-b", "Sở B", ranking::v1::RANK_CHANGE_ADDED, 0);
  SetStanding(0, "", "", "", *entered.mutable_standing());
  *response.add_movements() = entered;
  Movement left = MovementOf("so-c", "Sở C, D", ranking::v1::RANK_CHANGE_REMOVED, 0);
  SetStanding(2, "1280", "1280", "Tốt", *left.mutable_against());
  *response.add_movements() = left;
  return response;
}

TEST(RenderComparison, ShowsEveryUnitBeforeAndAfterInVietnamese) {
  const std::string text = RenderComparison(Example());
  EXPECT_THAT(text, AllOf(HasSubstr("So sánh: Kỳ đánh giá c, tại vị trí 9"),
                          HasSubstr("Với:     Kỳ đánh giá c, tại vị trí 7"),
                          HasSubstr("Bảng 1. Xếp hạng chung\nNhóm: Sở, ban, ngành\n")));
  EXPECT_THAT(text, ContainsRegex("3 → 1 +tăng 2 bậc +Sở A +1.279 → 1.280 +92,75 +Khá → Tốt"));
  EXPECT_THAT(text, ContainsRegex("– +mới vào bảng +Sở B +– → chưa khai báo"));
  EXPECT_THAT(text, ContainsRegex("2 → – +ra khỏi bảng +Sở C, D +1.280 → – +92,75 → – +Tốt → –"));
}

TEST(RenderComparison, NamesThreeCriteriaAndCountsTheOthers) {
  EXPECT_THAT(RenderComparison(Example()),
              HasSubstr("use.mail 0 → 15; use.post (mới) – → 14,5; use.fax (bỏ) 10 → –; và 1 tiêu chí khác"));
}

TEST(RenderComparison, SaysWhoLostPlaces) {
  CompareRankingsResponse response = Example();
  response.mutable_movements(0)->set_places_gained(-12);
  EXPECT_THAT(RenderComparison(response), HasSubstr("giảm 12 bậc"));
}

TEST(ComparisonCsv, HasAWordForEveryMoveAndExactPointsBesideThePrintedOnes) {
  const std::vector<CsvRow> rows = ParseCsv(ComparisonCsv(Example())).value();
  ASSERT_EQ(rows.size(), 4u);
  EXPECT_EQ(rows[0].fields.size(), 20u);
  EXPECT_THAT(
      rows[1].fields,
      ElementsAre("1", "departments", "total", "so-a", "Sở A", "stayed", "1", "3", "2", "1280", "1279",
                  "1280", "3838/3", "1380", "1380", "92.75", "92.75", "Tốt", "Khá",
                  "use.mail stayed 0>15;use.post entered >29/2;use.fax left 10>;use.staff stayed 1/3>"));
  EXPECT_THAT(rows[2].fields, ElementsAre("1", "departments", "total", "so-b", "Sở B", "entered", "", "", "0",
                                          "", "", "", "", "1380", "", "", "", "", "", ""));
  EXPECT_EQ(rows[3].fields[5], "left");
  EXPECT_EQ(rows[3].fields[7], "2");
}

TEST(RenderWhatIf, ShowsTheHypotheticalAnswersAndWhomTheyMove) {
  ranking::v1::WhatIfResponse response;
  *response.mutable_axes() = Example().axes();
  *response.mutable_table() = Example().tables(0);
  *response.add_movements() = Stayed();
  response.mutable_card()->set_name("Sở A");
  for (const uint64_t position : {0U, 5U}) {
    scoring::v1::NodeScore& node = *response.mutable_card()->add_nodes();
    node.set_node(position == 0 ? "use.mail" : "use.staff");
    node.set_points("29/2");
    node.mutable_answer()->set_position(position);
    node.mutable_answer()->mutable_answer()->set_yes(true);
  }
  const std::string text = RenderWhatIf(response, {});
  EXPECT_THAT(text, StartsWith("Kỳ đánh giá c, tại vị trí 9"));
  EXPECT_THAT(text, HasSubstr("Giả định của Sở A (không có gì được ghi lại):\n  use.mail = có: 14,5 điểm\n"));
  EXPECT_THAT(text, Not(HasSubstr("use.staff = ")));
  EXPECT_THAT(text, ContainsRegex("3 → 1 +tăng 2 bậc +Sở A"));
}

}  // namespace
}  // namespace thuocdo::client
