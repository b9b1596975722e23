#include "services/ranking/core/printed_check/printed_table_check_codec.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

namespace thuocdo::ranking {
namespace {

using ranking::v1::CheckPrintedTablesResponse;
using ::testing::ElementsAre;

PrintedFinding FindingIn(FindingKind kind, const std::string& printed, const std::string& computed) {
  PrintedFinding finding;
  finding.kind = kind;
  finding.table = "1.2";
  finding.row = 3;
  finding.unit = "so-a";
  finding.printed = printed;
  finding.computed = computed;
  return finding;
}

std::string MessageOf(const PrintedFinding& finding) {
  PrintedTableReport report;
  report.findings = {finding};
  return PrintedTableReportToProto(report).findings(0).message();
}

TEST(FindingKindWordTest, OrdersKindsByTheirWords) {
  std::vector<std::string> words;
  for (int kind = 0; kind <= static_cast<int>(FindingKind::kUnitUnknown); ++kind) {
    words.emplace_back(FindingKindWord(static_cast<FindingKind>(kind)));
  }
  EXPECT_TRUE(std::is_sorted(words.begin(), words.end()));
  EXPECT_EQ(words.front(), "component-sum");
  EXPECT_EQ(words.back(), "unit-unknown");
}

TEST(SeverityOfTest, FollowsFromTheKind) {
  EXPECT_EQ(SeverityOf(FindingKind::kUnitUnknown), ranking::v1::SEVERITY_ERROR);
  EXPECT_EQ(SeverityOf(FindingKind::kRank), ranking::v1::SEVERITY_ERROR);
  EXPECT_EQ(SeverityOf(FindingKind::kPreviousRank), ranking::v1::SEVERITY_WARNING);
  EXPECT_EQ(SeverityOf(FindingKind::kOrder), ranking::v1::SEVERITY_WARNING);
  EXPECT_EQ(SeverityOf(FindingKind::kUnitSpelling), ranking::v1::SEVERITY_NOTE);
}

TEST(PrintedTableReportToProtoTest, WritesEveryFieldOfAFinding) {
  PrintedFinding finding = FindingIn(FindingKind::kRank, "4", "3");
  finding.name = "Sở A";
  PrintedTableReport report;
  report.findings = {finding};
  const ranking::v1::Finding message = PrintedTableReportToProto(report).findings(0);
  EXPECT_EQ(message.table(), "1.2");
  EXPECT_EQ(message.row(), 3u);
  EXPECT_EQ(message.unit(), "so-a");
  EXPECT_EQ(message.kind(), "rank");
  EXPECT_EQ(message.severity(), ranking::v1::SEVERITY_ERROR);
  EXPECT_EQ(message.printed(), "4");
  EXPECT_EQ(message.computed(), "3");
  EXPECT_EQ(message.message(), "The rank of Sở A is printed as \"4\", but the rules give \"3\".");
}

TEST(PrintedTableReportToProtoTest, WritesCountsByColumn) {
  PrintedTableReport report;
  report.cells[static_cast<size_t>(PrintedColumn::kPreviousRank)] = {4, 3, 2, 1};
  report.rows = 6;
  report.tables = 5;
  const CheckPrintedTablesResponse response = PrintedTableReportToProto(report);
  std::vector<std::string> columns;
  for (const ranking::v1::CellCount& count : response.cells()) columns.push_back(count.column());
  EXPECT_THAT(columns, ElementsAre("points", "max_points", "percent", "level", "rank", "previous_rank"));
  EXPECT_EQ(response.cells(5).independent(), 4u);
  EXPECT_EQ(response.cells(5).independent_differing(), 3u);
  EXPECT_EQ(response.cells(5).by_construction(), 2u);
  EXPECT_EQ(response.cells(5).by_construction_differing(), 1u);
  EXPECT_EQ(response.rows(), 6u);
  EXPECT_EQ(response.tables(), 5u);
}

TEST(PrintedTableReportToProtoTest, SaysWhatTheEarlierRankingGives) {
  PrintedFinding finding = FindingIn(FindingKind::kPreviousRank, "3", "");
  finding.name = "Sở A";
  EXPECT_EQ(MessageOf(finding),
            "The previous rank of Sở A is printed as \"3\", but the earlier ranking gives nothing.");
}

TEST(PrintedTableReportToProtoTest, SaysWhichRowIsContradicted) {
  PrintedFinding finding = FindingIn(FindingKind::kEqualPoints, "6", "5");
  finding.points = "90";
  finding.other_unit = "so-b";
  EXPECT_EQ(MessageOf(finding),
            "\"so-a\" is printed with rank \"6\", but \"so-b\" with the same 90 points with rank \"5\".");
  finding = FindingIn(FindingKind::kUnitTwice, "so-a", "");
  finding.other_row = 1;
  EXPECT_EQ(MessageOf(finding), "\"so-a\" is printed in row 1 already; one of them may be another unit.");
  EXPECT_EQ(MessageOf(FindingIn(FindingKind::kRankGap, "4", "3")),
            "Rank \"4\" is printed, but nobody has rank 3.");
  EXPECT_EQ(MessageOf(FindingIn(FindingKind::kOrder, "2", "3")), "Row 3 bears the order number \"2\".");
}

TEST(PrintedTableReportToProtoTest, SaysWhatDoesNotAddUp) {
  PrintedFinding finding = FindingIn(FindingKind::kComponentSum, "90", "95");
  finding.parts = {"1.1", "1.2", "1.3"};
  EXPECT_EQ(MessageOf(finding),
            "\"so-a\" is printed with \"90\" points, but its points in tables 1.1, 1.2, 1.3 add up to 95.");
  finding = FindingIn(FindingKind::kRowPercent, "91,00", "92.00");
  finding.points = "46";
  finding.max_points = "50";
  EXPECT_EQ(MessageOf(finding),
            "\"91,00\" percent is not what the row's own \"46\" out of \"50\" give: 92.00.");
}

TEST(PrintedTableReportToProtoTest, SaysWhyAUnitHasNoPlace) {
  PrintedFinding finding = FindingIn(FindingKind::kUnitUnexpected, "so-a", "");
  EXPECT_EQ(MessageOf(finding),
            "\"so-a\" is printed, but has no place in table 1.2: it is not in the table's group.");
  finding.why = "it is new";
  EXPECT_EQ(MessageOf(finding), "\"so-a\" is printed, but has no place in table 1.2: it is new.");
}

TEST(PrintedTableReportToProtoTest, NamesUnitsAndTables) {
  EXPECT_EQ(MessageOf(FindingIn(FindingKind::kUnitUnknown, "so-a", "")),
            "\"so-a\" is not a name or alias of anyone on the roster.");
  EXPECT_EQ(MessageOf(FindingIn(FindingKind::kUnitNotDeclared, "12", "")),
            "\"so-a\" is printed with \"12\" points, but has not declared.");
  EXPECT_EQ(MessageOf(FindingIn(FindingKind::kUnitSpelling, "so-a", "Sở A")),
            "\"Sở A\" is printed as \"so-a\".");
  EXPECT_EQ(MessageOf(FindingIn(FindingKind::kUnitMissing, "", "75")),
            "\"so-a\" has a place in table 1.2, but is not printed.");
  EXPECT_EQ(MessageOf(FindingIn(FindingKind::kTableMissing, "", "")),
            "The campaign's table 1.2 is not printed.");
  EXPECT_EQ(MessageOf(FindingIn(FindingKind::kTableUnknown, "1.2", "")),
            "Table \"1.2\" is printed, but is none of the campaign's.");
}

}  // namespace
}  // namespace thuocdo::ranking
