#include "services/ranking/core/printed_check/printed_table_check.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>

#include "absl/strings/str_cat.h"
#include "common/testing/matchers.h"
#include "services/ranking/core/printed_check/finding_lines_for_tests.h"
#include "services/ranking/core/printed_check/printed_campaign_for_tests.h"

namespace thuocdo::ranking {
namespace {

using event::v1::BASIS_INFERRED;
using event::v1::BASIS_TRANSCRIBED;
using ranking::v1::PublishedTableRow;
using ::testing::ElementsAre;
using testing::FindingLines;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using testing::PrintedContextOf;
using testing::PrintedRowsOf;
using testing::StatusIs;
using testing::TestCampaign;

// Three departments: c 95, b 90, a 60 points; all transcribed.
TestCampaign ThreeDepartments() {
  TestCampaign campaign;
  campaign.Declare("a", {"10", "30", "20"}, "", BASIS_TRANSCRIBED);
  campaign.Declare("b", {"20", "45", "25"}, "", BASIS_TRANSCRIBED);
  campaign.Declare("c", {"20", "50", "25"}, "", BASIS_TRANSCRIBED);
  return campaign;
}

// The row of `unit` in `table`.
PublishedTableRow& RowOf(std::vector<PublishedTableRow>& rows, const std::string& table,
                         const std::string& unit) {
  for (PublishedTableRow& row : rows) {
    if (row.table() == table && row.unit() == unit) return row;
  }
  return rows.emplace_back();
}

PrintedTableReport Check(const TestCampaign& campaign, const std::vector<PublishedTableRow>& rows,
                         const PreviousRanks& previous = {}) {
  return CheckPrintedTables(PrintedContextOf(campaign, previous), rows).value();
}

// The tables of departments only: nobody is enrolled as a district, so table 2 is never printed.
std::vector<std::string> LinesOf(const TestCampaign& campaign, const std::vector<PublishedTableRow>& rows) {
  std::vector<std::string> lines = FindingLines(Check(campaign, rows));
  EXPECT_FALSE(lines.empty());
  EXPECT_EQ(lines.back(), "2/0 table-missing");
  if (!lines.empty()) lines.pop_back();
  return lines;
}

// What was compared of a column: `independent-differing by_construction-differing`.
std::string CountsOf(const PrintedTableReport& report, PrintedColumn column) {
  const CellCount& count = report.cells[static_cast<size_t>(column)];
  return absl::StrCat(count.independent, "-", count.independent_differing, " ", count.by_construction, "-",
                      count.by_construction_differing);
}

TEST(CheckPrintedTablesTest, AFaultlessDecisionHasNoFindings) {
  const TestCampaign campaign = ThreeDepartments();
  EXPECT_THAT(LinesOf(campaign, PrintedRowsOf(campaign)), IsEmpty());
}

TEST(CheckPrintedTablesTest, EveryCellThatDiffersIsReported) {
  const TestCampaign campaign = ThreeDepartments();
  std::vector<PublishedTableRow> rows = PrintedRowsOf(campaign);
  PublishedTableRow& row = RowOf(rows, "1.2", "b");
  row.set_max_points("55");
  row.set_percent("90,01");
  row.set_level("Khá");
  row.set_previous_rank("3");
  EXPECT_THAT(LinesOf(campaign, rows), ElementsAre("1.2/2 level", "1.2/2 max-points", "1.2/2 percent",
                                                   "1.2/2 previous-rank", "1.2/2 row-percent"));
}

TEST(CheckPrintedTablesTest, AWrongRankIsReportedWithBothValues) {
  const TestCampaign campaign = ThreeDepartments();
  std::vector<PublishedTableRow> rows = PrintedRowsOf(campaign);
  RowOf(rows, "1.2", "a").set_rank("4");
  const PrintedTableReport report = Check(campaign, rows);
  ASSERT_THAT(FindingLines(report), ElementsAre("1.2/3 rank", "1.2/3 rank-gap", "2/0 table-missing"));
  const PrintedFinding& finding = report.findings[0];
  EXPECT_EQ(finding.unit, "a");
  EXPECT_EQ(finding.printed, "4");
  EXPECT_EQ(finding.computed, "3");
  EXPECT_EQ(finding.name, "a");
}

TEST(CheckPrintedTablesTest, PercentagesAreComparedAsNumbers) {
  const TestCampaign campaign = ThreeDepartments();
  std::vector<PublishedTableRow> rows = PrintedRowsOf(campaign);
  EXPECT_EQ(RowOf(rows, "1.2", "c").percent(), "100,00");
  RowOf(rows, "1.2", "c").set_percent("100");
  RowOf(rows, "1.2", "b").set_percent("90,0");
  EXPECT_THAT(LinesOf(campaign, rows), IsEmpty());
}

TEST(CheckPrintedTablesTest, LevelsAreComparedAsNames) {
  const TestCampaign campaign = ThreeDepartments();
  std::vector<PublishedTableRow> rows = PrintedRowsOf(campaign);
  RowOf(rows, "1.2", "c").set_level("TỐT");
  EXPECT_THAT(LinesOf(campaign, rows), IsEmpty());
}

TEST(CheckPrintedTablesTest, AnEmptyCellDiffersFromANumber) {
  const TestCampaign campaign = ThreeDepartments();
  std::vector<PublishedTableRow> rows = PrintedRowsOf(campaign);
  RowOf(rows, "1.2", "c").clear_points();
  EXPECT_THAT(LinesOf(campaign, rows), ElementsAre("1.2/1 points"));
}

TEST(CheckPrintedTablesTest, TranscribedPointsAgreeByConstructionButTheirTotalDoesNot) {
  const TestCampaign campaign = ThreeDepartments();
  std::vector<PublishedTableRow> rows = PrintedRowsOf(campaign);
  RowOf(rows, "1", "a").set_points("61");
  const PrintedTableReport report = Check(campaign, rows);
  EXPECT_EQ(CountsOf(report, PrintedColumn::kPoints), "3-1 9-0");
  EXPECT_EQ(CountsOf(report, PrintedColumn::kMaxPoints), "12-0 0-0");
  EXPECT_EQ(CountsOf(report, PrintedColumn::kPercent), "12-0 0-0");
  EXPECT_EQ(CountsOf(report, PrintedColumn::kLevel), "12-0 0-0");
  EXPECT_EQ(CountsOf(report, PrintedColumn::kRank), "12-0 0-0");
  EXPECT_EQ(CountsOf(report, PrintedColumn::kPreviousRank), "0-0 0-0");
  EXPECT_EQ(report.rows, 12u);
  EXPECT_EQ(report.tables, 4u);
}

TEST(CheckPrintedTablesTest, ATotalWithAnInferredAnswerAgreesByConstruction) {
  TestCampaign campaign = ThreeDepartments();
  campaign.SetPoints("a", "online.points", "20", BASIS_INFERRED);
  EXPECT_EQ(CountsOf(Check(campaign, PrintedRowsOf(campaign)), PrintedColumn::kPoints), "2-0 10-0");
}

TEST(CheckPrintedTablesTest, DeclaredPointsAreCheckedIndependently) {
  TestCampaign campaign = ThreeDepartments();
  campaign.SetPoints("a", "online.points", "20", event::v1::BASIS_DECLARED);
  EXPECT_EQ(CountsOf(Check(campaign, PrintedRowsOf(campaign)), PrintedColumn::kPoints), "4-0 8-0");
}

TEST(CheckPrintedTablesTest, PreviousRanksAgreeByConstructionIfTheyWereTranscribed) {
  const TestCampaign campaign = ThreeDepartments();
  const PreviousRanks previous = {{{"departments", "total", "a"}, 1}, {{"departments", "total", "b"}, 2}};
  std::vector<PublishedTableRow> rows = PrintedRowsOf(campaign, previous);
  RowOf(rows, "1", "b").clear_previous_rank();
  PrintedTableContext context = PrintedContextOf(campaign, previous);
  EXPECT_EQ(CountsOf(CheckPrintedTables(context, rows).value(), PrintedColumn::kPreviousRank), "2-1 0-0");
  context.previous_ranks_transcribed = true;
  EXPECT_EQ(CountsOf(CheckPrintedTables(context, rows).value(), PrintedColumn::kPreviousRank), "0-0 2-1");
}

TEST(CheckPrintedTablesTest, WhatCannotBeReadIsAnError) {
  const TestCampaign campaign = ThreeDepartments();
  std::vector<PublishedTableRow> rows = PrintedRowsOf(campaign);
  RowOf(rows, "1", "b").set_points("9.5");
  EXPECT_THAT(CheckPrintedTables(PrintedContextOf(campaign), rows),
              StatusIs(absl::StatusCode::kInvalidArgument, HasSubstr("9.5")));
}

TEST(CheckPrintedTablesTest, TheOrderOfRowsDoesNotMatter) {
  const TestCampaign campaign = ThreeDepartments();
  std::vector<PublishedTableRow> rows = PrintedRowsOf(campaign);
  RowOf(rows, "1", "b").set_rank("1");
  RowOf(rows, "1.2", "b").set_unit("nobody");
  const PrintedTableReport report = Check(campaign, rows);
  std::reverse(rows.begin(), rows.end());
  EXPECT_EQ(Check(campaign, rows), report);
}

TEST(CheckPrintedTablesTest, ATableThatTheCampaignLacksIsReportedOnceAndLast) {
  const TestCampaign campaign = ThreeDepartments();
  std::vector<PublishedTableRow> rows = PrintedRowsOf(campaign);
  for (const char* unit : {"a", "b"}) {
    PublishedTableRow row = RowOf(rows, "1.1", unit);
    row.set_table("0");
    rows.push_back(row);
  }
  EXPECT_THAT(FindingLines(Check(campaign, rows)), ElementsAre("2/0 table-missing", "0/0 table-unknown"));
}

}  // namespace
}  // namespace thuocdo::ranking
