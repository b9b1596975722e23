#include "tools/thuocdo/text/printed_check_text.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace thuocdo::client {
namespace {

using ranking::v1::CheckPrintedTablesResponse;
using ranking::v1::Finding;
using ::testing::HasSubstr;

CheckPrintedTablesResponse OneFinding(ranking::v1::Severity severity) {
  CheckPrintedTablesResponse checked;
  Finding& finding = *checked.add_findings();
  finding.set_table("1");
  finding.set_row(4);
  finding.set_unit("Sở Xây dựng");
  finding.set_kind("rank");
  finding.set_severity(severity);
  finding.set_printed("4");
  finding.set_computed("5");
  finding.set_message("rank 5, not 4");
  return checked;
}

TEST(FindingsCsv, WritesOneFindingALine) {
  EXPECT_EQ(FindingsCsv(OneFinding(ranking::v1::SEVERITY_ERROR)),
            "table,row,unit,kind,severity,printed,computed,message\n"
            "1,4,Sở Xây dựng,rank,error,4,5,\"rank 5, not 4\"\n");
}

TEST(RenderFindings, KeepsIndependentCellsApartFromThoseByConstruction) {
  CheckPrintedTablesResponse checked;
  ranking::v1::CellCount& cells = *checked.add_cells();
  cells.set_column("points");
  cells.set_independent(10);
  cells.set_independent_differing(1);
  cells.set_by_construction(200);
  const std::string text = RenderFindings(checked);
  EXPECT_THAT(text, ::testing::ContainsRegex("points +10 +1 +200 +0\n"));
  EXPECT_THAT(text, ::testing::ContainsRegex("all +10 +1 +200 +0\n"));
}

TEST(HasDifferences, IsSetByWarningsErrorsAndDifferingCellsButNotByNotes) {
  EXPECT_FALSE(HasDifferences(OneFinding(ranking::v1::SEVERITY_NOTE)));
  EXPECT_TRUE(HasDifferences(OneFinding(ranking::v1::SEVERITY_WARNING)));
  EXPECT_TRUE(HasDifferences(OneFinding(ranking::v1::SEVERITY_ERROR)));
  CheckPrintedTablesResponse checked;
  checked.add_cells()->set_by_construction_differing(1);
  EXPECT_TRUE(HasDifferences(checked));
}

}  // namespace
}  // namespace thuocdo::client
