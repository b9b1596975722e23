#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "services/ranking/core/printed_check/finding_lines_for_tests.h"
#include "services/ranking/core/printed_check/printed_campaign_for_tests.h"
#include "services/ranking/core/printed_check/printed_table_check.h"

namespace thuocdo::ranking {
namespace {

using ranking::v1::PublishedTableRow;
using ::testing::ElementsAre;
using testing::FindingLines;
using ::testing::IsEmpty;
using testing::PrintedContextOf;
using testing::PrintedRowsOf;
using testing::TestCampaign;

// Departments that are equal in table 1.1; table 2 is not a table of this campaign.
class PrintedTablesTest : public ::testing::Test {
 protected:
  explicit PrintedTablesTest(const std::string& rank_rule = "RANK_RULE_DENSE", int points_digits = 0)
      : campaign_(rank_rule, points_digits) {
    campaign_.definition.mutable_tables()->RemoveLast();
  }

  void SetUp() override {
    campaign_.Declare("a", {"20", "30", "20"});
    campaign_.Declare("b", {"20", "45", "25"});
    campaign_.Declare("c", {"20", "50", "25"});
    rows_ = PrintedRowsOf(campaign_);
  }

  PublishedTableRow& At(const std::string& table, uint32_t row) {
    for (PublishedTableRow& printed : rows_) {
      if (printed.table() == table && printed.row() == row) return printed;
    }
    ADD_FAILURE() << "no row " << row << " in table " << table;
    return rows_.front();
  }

  void Drop(const std::string& table, uint32_t row = 0) {
    std::erase_if(rows_, [&](const PublishedTableRow& printed) {
      return printed.table() == table && (row == 0 || printed.row() == row);
    });
  }

  PrintedTableReport Check() const { return CheckPrintedTables(PrintedContextOf(campaign_), rows_).value(); }
  std::vector<std::string> Lines() const { return FindingLines(Check()); }

  TestCampaign campaign_;
  std::vector<PublishedTableRow> rows_;
};

TEST_F(PrintedTablesTest, WithoutViolationsHaveNoFindings) { EXPECT_THAT(Lines(), IsEmpty()); }

TEST_F(PrintedTablesTest, AUnitPrintedTwiceAndOneMissing) {
  At("1.1", 2).set_unit("a");
  EXPECT_THAT(Lines(), ElementsAre("1.1/0 unit-missing", "1.1/2 unit-twice"));
  const PrintedTableReport report = Check();
  EXPECT_EQ(report.findings[0].unit, "b");
  EXPECT_EQ(report.findings[0].computed, "20");
  EXPECT_EQ(report.findings[1].other_row, 1u);
}

TEST_F(PrintedTablesTest, AnUnknownUnit) {
  At("1.1", 2).set_unit("B Department");
  EXPECT_THAT(Lines(), ElementsAre("1.1/0 unit-missing", "1.1/2 unit-unknown"));
}

TEST_F(PrintedTablesTest, AUnitThatIsNotAssessed) {
  campaign::v1::RosterEntry& entry = campaign_.Enroll("d");
  entry.set_participation(campaign::v1::PARTICIPATION_NOT_ASSESSED);
  entry.set_reason("it is new");
  At("1.1", 3).set_unit("d");
  EXPECT_THAT(Lines(), ElementsAre("1.1/0 unit-missing", "1.1/3 unit-unexpected"));
  EXPECT_EQ(Check().findings[1].why, "it is new");
}

TEST_F(PrintedTablesTest, AUnitOfAnotherGroup) {
  campaign_.Enroll("x", "districts");
  At("1.1", 3).set_unit("x");
  EXPECT_THAT(Lines(), ElementsAre("1.1/0 unit-missing", "1.1/3 unit-unexpected"));
  EXPECT_EQ(Check().findings[1].why, std::nullopt);
}

TEST_F(PrintedTablesTest, AUnitThatHasNotDeclaredIsOneFinding) {
  campaign_.Enroll("d");
  PublishedTableRow row = At("1.1", 3);
  row.set_row(4);
  row.set_order("4");
  row.set_unit("d");
  rows_.push_back(row);
  EXPECT_THAT(Lines(), ElementsAre("1/0 unit-missing", "1.1/4 unit-not-declared", "1.2/0 unit-missing",
                                   "1.3/0 unit-missing"));
}

TEST_F(PrintedTablesTest, AUnitThatHasNotDeclaredMayBePrintedWithoutPoints) {
  campaign_.Enroll("d");
  for (const char* table : {"1", "1.1", "1.2", "1.3"}) {
    PublishedTableRow& row = rows_.emplace_back();
    row.set_table(table);
    row.set_row(4);
    row.set_unit("d");
    row.set_max_points(At(table, 1).max_points());
  }
  EXPECT_THAT(Lines(), IsEmpty());
}

TEST_F(PrintedTablesTest, SpellingVariantsAreNotes) {
  PrintedTableContext context = PrintedContextOf(campaign_);
  context.names["a"] = {"Sở A - B", "Sở A và B"};
  for (PublishedTableRow& row : rows_) {
    if (row.unit() == "a") row.set_unit("Sở A - B");
  }
  EXPECT_THAT(FindingLines(CheckPrintedTables(context, rows_).value()), IsEmpty());
  At("1.1", 1).set_unit("sở A -B");
  At("1", 3).set_unit("Sở A và B");
  const PrintedTableReport report = CheckPrintedTables(context, rows_).value();
  EXPECT_THAT(FindingLines(report), ElementsAre("1/3 unit-spelling", "1.1/1 unit-spelling"));
  EXPECT_EQ(report.findings[1].printed, "sở A -B");
  EXPECT_EQ(report.findings[1].computed, "Sở A - B");
}

TEST_F(PrintedTablesTest, OrderNumbersOutOfOrder) {
  At("1.2", 2).set_order("3");
  At("1.2", 3).set_order("2");
  EXPECT_THAT(Lines(), ElementsAre("1.2/2 order", "1.2/3 order"));
}

TEST_F(PrintedTablesTest, ATableMayDoWithoutOrderNumbers) {
  for (PublishedTableRow& row : rows_) row.clear_order();
  EXPECT_THAT(Lines(), IsEmpty());
}

TEST_F(PrintedTablesTest, EqualPointsWithDifferentRanks) {
  At("1.1", 3).set_rank("2");
  EXPECT_THAT(Lines(), ElementsAre("1.1/3 equal-points", "1.1/3 rank"));
}

TEST_F(PrintedTablesTest, GapsInDenseRanks) {
  At("1", 2).set_rank("3");
  At("1", 3).set_rank("4");
  EXPECT_THAT(Lines(), ElementsAre("1/2 rank", "1/2 rank-gap", "1/3 rank"));
}

TEST_F(PrintedTablesTest, APercentageOfTheRowsOwnPoints) {
  At("1.2", 2).set_points("46");
  At("1.2", 2).set_percent("92,00");
  EXPECT_THAT(Lines(), ElementsAre("1/2 component-sum", "1.2/2 percent", "1.2/2 points"));
  At("1.2", 2).set_percent("91,00");
  EXPECT_THAT(Lines(),
              ElementsAre("1/2 component-sum", "1.2/2 percent", "1.2/2 points", "1.2/2 row-percent"));
}

TEST_F(PrintedTablesTest, ComponentsThatDoNotAddUp) {
  At("1", 1).set_points("90");
  EXPECT_THAT(Lines(), ElementsAre("1/1 component-sum", "1/1 points", "1/1 row-percent", "1/2 equal-points"));
  const PrintedFinding finding = Check().findings[0];
  EXPECT_EQ(finding.printed, "90");
  EXPECT_EQ(finding.computed, "95");
  EXPECT_THAT(finding.parts, ElementsAre("1.1", "1.2", "1.3"));
}

TEST_F(PrintedTablesTest, ComponentsThatAreNotAllPrintedAreNotAddedUp) {
  At("1", 1).set_points("90");
  Drop("1.3");
  EXPECT_THAT(Lines(),
              ElementsAre("1/1 points", "1/1 row-percent", "1/2 equal-points", "1.3/0 table-missing"));
}

TEST_F(PrintedTablesTest, AUnitThatIsNotPrintedOnceInEachComponentIsNotAddedUp) {
  EXPECT_EQ(At("1.3", 1).unit(), "b");
  At("1", 2).set_points("91");
  Drop("1.3", 1);
  EXPECT_THAT(Lines(), ElementsAre("1/2 points", "1/2 row-percent", "1.3/0 unit-missing"));
}

class CompetitionRanksTest : public PrintedTablesTest {
 protected:
  CompetitionRanksTest() : PrintedTablesTest("RANK_RULE_COMPETITION") {}
};

TEST_F(CompetitionRanksTest, GapsBelong) {
  campaign_.Declare("d", {"5", "5", "5"});
  rows_ = PrintedRowsOf(campaign_);
  EXPECT_EQ(At("1.1", 4).rank(), "4");
  EXPECT_THAT(Lines(), IsEmpty());
}

class RoundedPointsTest : public PrintedTablesTest {};

TEST_F(RoundedPointsTest, NeedNotAddUpIfEachIsWhatTheRulesGive) {
  campaign_.Declare("d", {"1.4", "1.4", "1.4"});
  rows_ = PrintedRowsOf(campaign_);
  EXPECT_EQ(At("1", 4).points(), "4");
  EXPECT_EQ(At("1.1", 4).points(), "1");
  EXPECT_THAT(Lines(), IsEmpty());
  At("1.1", 4).set_points("3");
  EXPECT_THAT(Lines(), ElementsAre("1/4 component-sum", "1.1/4 points", "1.1/4 row-percent"));
}

}  // namespace
}  // namespace thuocdo::ranking
