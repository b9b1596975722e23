#include "tools/thuocdo/files/table_file.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

#include "absl/strings/str_cat.h"
#include "common/testing/matchers.h"

namespace thuocdo::client {
namespace {

using ::testing::AllOf;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using testing::IsOkAndHolds;
using testing::StatusIs;

const CsvHeader kTableColumns = {{"organization", "answer"}, {"note"}};

absl::StatusOr<std::vector<CsvRow>> ReadTable(const std::string& text) {
  return ReadCsvRows({"x.csv", text}, kTableColumns);
}

// Expects the one row so-a, 79,5, `note`, on line 2.
void ExpectTable(const std::string& text, const std::string& note = "") {
  ASSERT_OK_AND_ASSIGN(const std::vector<CsvRow> rows, ReadTable(text));
  ASSERT_EQ(rows.size(), 1U) << text;
  EXPECT_THAT(rows[0].fields, ElementsAre("so-a", "79,5", note)) << text;
  EXPECT_EQ(rows[0].line, 2) << text;
}

auto IsRejectedWith(const std::string& why) {
  return StatusIs(absl::StatusCode::kInvalidArgument, HasSubstr(why));
}

// `ascii` in UTF-16.
std::string Utf16(const std::string& ascii, bool is_big_endian) {
  std::string text = is_big_endian ? "\xFE\xFF" : "\xFF\xFE";
  for (const char c : ascii) text += is_big_endian ? std::string{'\0', c} : std::string{c, '\0'};
  return text;
}

TEST(ReadCsvRows, TakesFilesAsSpreadsheetsSaveThem) {
  ExpectTable("organization,answer\nso-a,\"79,5\"\n");
  ExpectTable("\xEF\xBB\xBForganization,answer\r\nso-a,\"79,5\"\r\n");
  ExpectTable("organization;answer;note\nso-a;79,5;ghi chú\n", "ghi chú");
  ExpectTable("organization\tanswer\nso-a\t79,5\n");
  ExpectTable(Utf16("organization\tanswer\r\nso-a\t79,5\r\n", /*is_big_endian=*/false));
  ExpectTable(Utf16("organization;answer\nso-a;79,5\n", /*is_big_endian=*/true));
}

TEST(ReadCsvRows, TakesTheSeparatorThatALineStates) {
  ASSERT_OK_AND_ASSIGN(const std::vector<CsvRow> rows,
                       ReadTable("sep=|\r\norganization|answer\r\nso-a|79,5\r\n"));
  EXPECT_THAT(rows[0].fields, ElementsAre("so-a", "79,5", ""));
  EXPECT_EQ(rows[0].line, 3);
}

TEST(ReadCsvRows, TakesColumnsInAnyOrderUnderTheirVietnameseHeads) {
  ExpectTable("Ghi chú;Mã đơn vị;Trả lời\nx;so-a;79,5\n", "x");
  ExpectTable("answer,ORGANIZATION\n\"79,5\",so-a\n");
  ExpectTable("note,Đơn vị , Câu trả lời\nx,so-a,\"79,5\"\n", "x");
}

TEST(ReadCsvRows, TrimsWhiteSpaceOfAnyKindAndSkipsWhatHasNoText) {
  ExpectTable("organization;answer;note\n so-a\u00a0;\u200979,5 ;\u3000x\u3000\n;;\n \u00a0; ;\n", "x");
  ExpectTable("organization,answer,,\nso-a,\"79,5\",,\n");
  ExpectTable("organization;answer\nso-a;79,5;;\n");
}

TEST(ReadCsvRows, NamesEveryColumnThatIsMissingUnknownOrThereTwice) {
  EXPECT_THAT(
      ReadTable("organisation,answer,answer\n1,2,3\n"),
      StatusIs(
          absl::StatusCode::kInvalidArgument,
          AllOf(HasSubstr(
                    "x.csv:1: there is no column \"organisation\"; columns are organization, answer, note"),
                HasSubstr("x.csv:1: column answer (Trả lời) appears twice"),
                HasSubstr("x.csv:1: column organization (Mã đơn vị) is missing"))));
  EXPECT_THAT(ReadTable(""), IsRejectedWith("column organization (Mã đơn vị) is missing"));
}

TEST(ReadCsvRows, NamesEveryLineOfAnotherWidth) {
  EXPECT_THAT(
      ReadTable("organization,answer\n1\n1,2\n1,2,3\n"),
      StatusIs(absl::StatusCode::kInvalidArgument, AllOf(HasSubstr("x.csv:2: has 1 field, the header has 2"),
                                                         HasSubstr("x.csv:4: has 3 fields"))));
}

TEST(ReadCsvRows, RejectsAFileWithoutRowsAndOneWithABadQuote) {
  EXPECT_THAT(ReadTable("organization,answer\n"), IsRejectedWith("x.csv: has no rows below its header"));
  EXPECT_THAT(ReadTable("organization,answer\nso-a,\"1\"2\n"),
              IsRejectedWith("x.csv: line 2: a quote is in the wrong place"));
}

TEST(GuardFormula, IsTakenAwayAgain) {
  for (const char* text :
       {"", "ghi chú", "- đã triển khai", "=1+1", "'=1", "''-", "'quoted'", "@", "+84 256", "'"})
    EXPECT_EQ(UnguardFormula(GuardFormula(text)), text);
  EXPECT_EQ(GuardFormula("=1"), "'=1");
  EXPECT_EQ(GuardFormula("a=1"), "a=1");
  EXPECT_EQ(UnguardFormula("=1"), "=1");
}

TEST(DecodeFile, SaysWhatAFileIsAndHowToSaveIt) {
  EXPECT_THAT(DecodeFile(absl::string_view("PK\x03\x04 and more", 13)),
              IsRejectedWith("is a workbook, not CSV: save it as \"CSV UTF-8\""));
  EXPECT_THAT(DecodeFile("\xD0\xCF\x11\xE0\xA1\xB1"), IsRejectedWith("is a workbook"));
  EXPECT_THAT(DecodeFile("so-a,c\xF3\n"),
              IsRejectedWith("perhaps Windows-1258 (CP1258)"));  // "có" in that encoding
  EXPECT_THAT(DecodeFile("so-a,có\n"), IsOkAndHolds("so-a,có\n"));
}

}  // namespace
}  // namespace thuocdo::client
