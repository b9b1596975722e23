#include "common/base/csv.h"

#include "common/testing/matchers.h"

namespace thuocdo {
namespace {

using ::testing::ElementsAre;
using ::testing::Field;
using ::testing::HasSubstr;
using testing::IsOkAndHolds;
using testing::StatusIs;

auto Row(int line, std::vector<std::string> fields) {
  return ::testing::AllOf(Field(&CsvRow::line, line), Field(&CsvRow::fields, fields));
}

TEST(Csv, ReadsQuotedFieldsAndKeepsSpaces) {
  EXPECT_THAT(ParseCsv("a,\"b,\"\"c\"\"\", d \n"),
              IsOkAndHolds(ElementsAre(Row(1, {"a", "b,\"c\"", " d "}))));
}

TEST(Csv, TakesByteOrderMarkAndCrlf) {
  EXPECT_THAT(ParseCsv("\xEF\xBB\xBF"
                       "a,b\r\nc,\r\n"),
              IsOkAndHolds(ElementsAre(Row(1, {"a", "b"}), Row(2, {"c", ""}))));
}

TEST(Csv, TakesALastLineWithoutEnd) {
  EXPECT_THAT(ParseCsv("a\nb"), IsOkAndHolds(ElementsAre(Row(1, {"a"}), Row(2, {"b"}))));
}

TEST(Csv, LeavesOutEmptyLinesAndCountsThem) {
  EXPECT_THAT(ParseCsv("a\n\n\r\nb\n"), IsOkAndHolds(ElementsAre(Row(1, {"a"}), Row(4, {"b"}))));
}

TEST(Csv, NamesTheLineOnWhichAFieldOfManyLinesBegins) {
  EXPECT_THAT(ParseCsv("a,\"b\r\n\nc\"\nd,e\n"),
              IsOkAndHolds(ElementsAre(Row(1, {"a", "b\n\nc"}), Row(4, {"d", "e"}))));
}

TEST(Csv, RejectsAnUnclosedQuoteNamingItsLine) {
  EXPECT_THAT(ParseCsv("a\n\"b\nc\n"), StatusIs(absl::StatusCode::kInvalidArgument, HasSubstr("line 2")));
}

TEST(Csv, RejectsAMisplacedQuoteNamingItsLine) {
  EXPECT_THAT(ParseCsv("a\nb\"c\n"), StatusIs(absl::StatusCode::kInvalidArgument, HasSubstr("line 2")));
}

TEST(Csv, RejectsBadUtf8NamingItsLine) {
  EXPECT_THAT(ParseCsv("a\n\xFF\n"), StatusIs(absl::StatusCode::kInvalidArgument, HasSubstr("line 2")));
}

TEST(Csv, BringsFieldsToNfc) {
  EXPECT_THAT(ParseCsv("o\xCC\x82\n"), IsOkAndHolds(ElementsAre(Row(1, {"\xC3\xB4"}))));
}

TEST(Csv, QuotesOnlyWhatNeedsIt) {
  EXPECT_EQ(FormatCsvRow({"a", "b,c", "d\"e", "f\ng", ""}), "a,\"b,c\",\"d\"\"e\",\"f\ng\",\n");
}

TEST(Csv, ReadsWhatItWrites) {
  std::vector<std::string> fields = {"Sở Y tế", "1,5", "\"", "", "x\ny"};
  EXPECT_THAT(ParseCsv(FormatCsvRow(fields)), IsOkAndHolds(ElementsAre(Row(1, fields))));
  EXPECT_THAT(ParseCsv(FormatCsvRow({""})), IsOkAndHolds(ElementsAre(Row(1, {""}))));
}

}  // namespace
}  // namespace thuocdo
