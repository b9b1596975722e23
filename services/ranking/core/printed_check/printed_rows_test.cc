#include "services/ranking/core/printed_check/printed_rows.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "common/testing/matchers.h"

namespace thuocdo::ranking {
namespace {

using ranking::v1::PublishedTableRow;
using ::testing::HasSubstr;
using testing::IsOk;
using testing::StatusIs;

PublishedTableRow Row(const std::string& table, uint32_t row) {
  PublishedTableRow printed;
  printed.set_table(table);
  printed.set_row(row);
  return printed;
}

TEST(ParsePrintedNumberTest, ReadsVietnameseNotation) {
  EXPECT_EQ(ParsePrintedNumber("1.280").value(), 1280);
  EXPECT_EQ(ParsePrintedNumber("1280").value(), 1280);
  EXPECT_EQ(ParsePrintedNumber("92,75").value(), Rational(371, 4));
  EXPECT_EQ(ParsePrintedNumber("12.001.280,5").value(), Rational(24002561, 2));
  EXPECT_EQ(ParsePrintedNumber("0").value(), 0);
  EXPECT_EQ(ParsePrintedNumber("80,00").value(), 80);
}

TEST(ParsePrintedNumberTest, RejectsEverythingElse) {
  for (const char* text : {"", "92.75", "1.28", "1280.000", "1.2800", ".280", "1,", ",5", "-5", "+5", "1 280",
                           "1e3", "1,280.5", "1,2,3", "a", "1.a80", "05", "0.500"}) {
    EXPECT_THAT(ParsePrintedNumber(text), StatusIs(absl::StatusCode::kInvalidArgument)) << text;
  }
}

TEST(ReadPrintedRowsTest, EmptyCellsHaveNoNumber) {
  const std::vector<PrintedLine> lines = ReadPrintedRows({Row("1", 1)}).value();
  EXPECT_FALSE(lines[0].points.has_value());
  EXPECT_FALSE(lines[0].percent.has_value());
  EXPECT_EQ(lines[0].rank, 0u);
  EXPECT_EQ(lines[0].previous_rank, 0u);
}

TEST(ReadPrintedRowsTest, RowsAreOrderedByTableAndRow) {
  const std::vector<PrintedLine> lines = ReadPrintedRows({Row("2", 1), Row("1", 10), Row("1", 9)}).value();
  EXPECT_EQ(lines[0].row.row(), 9u);
  EXPECT_EQ(lines[1].row.row(), 10u);
  EXPECT_EQ(lines[2].row.table(), "2");
}

TEST(ReadPrintedRowsTest, EveryViolationIsNamed) {
  PublishedTableRow numbers = Row("1", 2);
  numbers.set_points("92.75");
  numbers.set_max_points("x");
  numbers.set_percent("80%");
  numbers.set_rank("0");
  numbers.set_previous_rank("1,5");
  auto lines = ReadPrintedRows({Row("1", 1), numbers, Row("1", 1), Row("", 0)});
  for (const char* violation :
       {"rows[1].points: table 1 row 2: \"92.75\" is not a number", "rows[1].max_points", "rows[1].percent",
        "rows[1].rank: table 1 row 2: \"0\" is not a rank", "rows[1].previous_rank",
        "rows[2]: table 1 row 1 appears twice", "rows[3].table: is missing", "rows[3].row: is missing"}) {
    EXPECT_THAT(lines, StatusIs(absl::StatusCode::kInvalidArgument, HasSubstr(violation)));
  }
}

TEST(ReadPrintedRowsTest, TakesSoManyRowsAndNotOneMore) {
  std::vector<PublishedTableRow> rows;
  for (uint32_t i = 1; i <= kPrintedRowsMax; ++i) rows.push_back(Row("1", i));
  EXPECT_THAT(ReadPrintedRows(rows), IsOk());
  rows.push_back(Row("1", kPrintedRowsMax + 1));
  EXPECT_THAT(ReadPrintedRows(rows),
              StatusIs(absl::StatusCode::kInvalidArgument, HasSubstr("100001 printed rows")));
}

}  // namespace
}  // namespace thuocdo::ranking
