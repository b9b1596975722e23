#include "services/audit/core/bundle/published_table.h"

#include <gmock/gmock.h>

#include "absl/strings/str_cat.h"
#include "common/rules/read_rule_set.h"
#include "common/rules/rule_set_for_tests.h"
#include "common/testing/matchers.h"

namespace thuocdo::audit {
namespace {

using ::testing::Eq;
using testing::StatusIs;

constexpr char kHeader[] = "rank,organization,name,points,max_points,percent,level,previous_rank\n";

// Rows `rank points percent`, whose organizations are a, b, c, ...
std::vector<PublishedTableRow> Rows(const std::vector<std::vector<std::string>>& cells) {
  std::vector<PublishedTableRow> rows;
  for (const auto& row : cells) {
    PublishedTableRow& printed = rows.emplace_back();
    printed.organization = std::string(1, static_cast<char>('a' + rows.size() - 1));
    printed.rank = row[0];
    printed.points = row[1];
    printed.percent = row[2];
  }
  return rows;
}

rules::RuleSet RulesWith(const std::string& rank_rule) {
  return rules::ParseRuleSet(testing::RuleSetTextWith("rank_rule: RANK_RULE_DENSE", rank_rule)).value();
}

const std::vector<std::vector<std::string>> kTied = {
    {"1", "90", "90.0"}, {"2", "60", "60.0"}, {"2", "60", "60.0"}, {"3", "-5", "-5.0"}, {"", "", ""}};

TEST(PrintedTable, HasTheColumnsOfATable) {
  ASSERT_OK_AND_ASSIGN(const auto rows,
                       ParsePublishedTable(absl::StrCat(kHeader, "1,so-a,\"Sở A, B\",9,10,90,Tốt,\n")));
  ASSERT_EQ(rows.size(), 1u);
  EXPECT_EQ(rows[0].name, "Sở A, B");
  EXPECT_EQ(rows[0].level, "Tốt");
  for (const std::string& csv : {std::string(), std::string("rank\n"), absl::StrCat(kHeader, "1,so-a\n"),
                                 absl::StrCat(kHeader, "\"\n")})
    EXPECT_THAT(ParsePublishedTable(csv), StatusIs(absl::StatusCode::kInvalidArgument)) << csv;
}

TEST(PrintedTable, RanksFollowTheRulesOwnRule) {
  const rules::RuleSet dense = RulesWith("rank_rule: RANK_RULE_DENSE");
  const rules::RuleSet competition = RulesWith("rank_rule: RANK_RULE_COMPETITION");
  auto with_last = [](const char* rank) {
    auto cells = kTied;
    cells[3][0] = rank;
    return Rows(cells);
  };
  EXPECT_EQ(FindWrongRank(dense, with_last("3")), std::nullopt);
  EXPECT_EQ(FindWrongRank(competition, with_last("4")), std::nullopt);
  EXPECT_THAT(FindWrongRank(dense, with_last("4")), Eq("d"));
  EXPECT_THAT(FindWrongRank(competition, with_last("3")), Eq("d"));
}

TEST(PrintedTable, RowsThatPrintTheSameMayBeTiedOrNot) {
  const rules::RuleSet rules = RulesWith("rank_rule: RANK_RULE_DENSE");
  EXPECT_EQ(FindWrongRank(rules, Rows({{"1", "60", ""}, {"1", "60", ""}})), std::nullopt);
  EXPECT_EQ(FindWrongRank(rules, Rows({{"1", "60", ""}, {"2", "60", ""}})), std::nullopt);
  EXPECT_THAT(FindWrongRank(rules, Rows({{"1", "60", ""}, {"3", "60", ""}})), Eq("b"));
  EXPECT_THAT(FindWrongRank(rules, Rows({{"1", "60", ""}, {"1", "59", ""}})), Eq("b"));
}

TEST(PrintedTable, RowsStandByWhatIsRankedBy) {
  const rules::RuleSet points = RulesWith("rank_rule: RANK_RULE_DENSE");
  const rules::RuleSet percent = RulesWith("rank_rule: RANK_RULE_DENSE rank_by: RANK_BY_PERCENT");
  const auto rows = Rows({{"1", "50", "100"}, {"2", "60", "90"}});
  EXPECT_THAT(FindWrongRank(points, rows), Eq("b"));
  EXPECT_EQ(FindWrongRank(percent, rows), std::nullopt);
}

TEST(PrintedTable, BeginsWithRankOneAndEndsWithThoseWithout) {
  const rules::RuleSet rules = RulesWith("rank_rule: RANK_RULE_DENSE");
  EXPECT_EQ(FindWrongRank(rules, {}), std::nullopt);
  EXPECT_EQ(FindWrongRank(rules, Rows({{"", "", ""}, {"", "", ""}})), std::nullopt);
  EXPECT_THAT(FindWrongRank(rules, Rows({{"2", "60", ""}})), Eq("a"));
  EXPECT_THAT(FindWrongRank(rules, Rows({{"", "", ""}, {"1", "60", ""}})), Eq("b"));
  for (const char* rank : {"x", "01", "-1", "0"})
    EXPECT_THAT(FindWrongRank(rules, Rows({{rank, "60", ""}})), Eq("a")) << rank;
  EXPECT_THAT(FindWrongRank(rules, Rows({{"1", "sixty", ""}})), Eq("a"));
}

}  // namespace
}  // namespace thuocdo::audit
