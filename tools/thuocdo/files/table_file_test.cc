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

const CsvHeader kColumns = {{"organization", "answer"}, {"note"}};

absl::StatusOr<std::vector<CsvRow>> Read(const std::string& text) {
  return ReadCsvRows({"x.csv", text}, kColumns);
}

// Expects the one row so-a, 79,5, `note`, on line 2.
void ExpectRead(const std::string& text, const std::string& note = "") {
  ASSERT_OK_AND_ASSIGN(const std::vector<CsvRow> rows, Read(text));
  ASSERT_EQ(rows.size(), 1U) << text;
  EXPECT_THAT(rows[0].fields, ElementsAre("so-a", "79,5", note)) << text;
  EXPECT_EQ(rows[0].line, 2) << text;
}

auto IsRejected(const std::string& why) {
  return StatusIs(absl::StatusCode::kInvalidArgument, HasSubstr(why));
}

// `ascii` in UTF-16.
std::string Utf16(const std::string& ascii, bool is_big_endian) {
  std::string text = is_big_endian ? "\xFE\xFF" : "\xFF\xFE";
  for (const char c : ascii) text += is_big_endian ? std::string{'\0', c} : std::string{c, '\0'};
  return text;
}

TEST(ReadCsvRows, TakesFilesAsSpreadsheetsSaveThem) {
  ExpectRead("organization,answer\nso-a,\"79,5\"\n");
  ExpectRead("\xEF\xBB\xBForganization,answer\r\nso-a,\"79,5\"\r\n");
  ExpectRead("organization;answer;note\nso-a;79,5;ghi chú\n", "ghi chú");
  ExpectRead("organization\tanswer\nso-a\t79,5\n");
  ExpectRead(Utf16("organization\tanswer\r\nso-a\t79,5\r\n", /*is_big_endian=*/false));
  ExpectRead(Utf16("organization;answer\nso-a;79,5\n", /*is_big_endian=*/true));
}

TEST(ReadCsvRows, TakesTheSeparatorThatALineStates) {
  ASSERT_OK_AND_ASSIGN(const std::vector<CsvRow> rows, Read("sep=|\r\norganization|answer\r\nso-a|79,5\r\n"));
  EXPECT_THAT(rows[0].fields, ElementsAre("so-a", "79,5", ""));
  EXPECT_EQ(rows[0].line, 3);
}

TEST(ReadCsvRows, TakesColumnsInAnyOrderUnderTheirVietnameseHeads) {
  ExpectRead("Ghi chú;Mã đơn vị;Trả lời\nx;so-a;79,5\n", "x");
  ExpectRead("answer,ORGANIZATION\n\"79,5\",so-a\n");
  ExpectRead("note,Đơn vị , Câu trả lời\nx,so-a,\"79,5\"\n", "x");
}

TEST(ReadCsvRows, TrimsWhiteSpaceOfAnyKindAndSkipsWhatHasNoText) {
  ExpectRead("organization;answer;note\n so-a\u00a0;\u200979,5 ;\u3000x\u3000\n;;\n \u00a0; ;\n", "x");
  ExpectRead("organization,answer,,\nso-a,\"79,5\",,\n");
  ExpectRead("organization;answer\nso-a;79,5;;\n");
}

TEST(ReadCsvRows, NamesEveryColumnThatIsMissingUnknownOrThereTwice) {
  EXPECT_THAT(
      Read("organisation,answer,answer\n1,2,3\n"),
      StatusIs(
          absl::StatusCode::kInvalidArgument,
          AllOf(HasSubstr(
                    "x.csv:1: there is no column \"organisation\"; columns are organization, answer, note"),
                HasSubstr("x.csv:1: column answer (Trả lời) appears twice"),
                HasSubstr("x.csv:1: column organization (Mã đơn vị) is missing"))));
  EXPECT_THAT(Read(""), IsRejected("column organization (Mã đơn vị) is missing"));
}

TEST(ReadCsvRows, NamesEveryLineOfAnotherWidth) {
  EXPECT_THAT(
      Read("organization,answer\n1\n1,2\n1,2,3\n"),
      StatusIs(absl::StatusCode::kInvalidArgument, AllOf(HasSubstr("x.csv:2: has 1 field, the header has 2"),
                                                         HasSubstr("x.csv:4: has 3 fields"))));
}

TEST(ReadCsvRows, RejectsAFileWithoutRowsAndOneWithABadQuote) {
  EXPECT_THAT(Read("organization,answer\n"), IsRejected("x.csv: has no rows below its header"));
  EXPECT_THAT(Read("organization,answer\nso-a,\"1\"2\n"),
              IsRejected("x.csv: line 2: a quote is in the wrong place"));
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
              IsRejected("is a workbook, not CSV: save it as \"CSV UTF-8\""));
  EXPECT_THAT(DecodeFile("\xD0\xCF\x11\xE0\xA1\xB1"), IsRejected("is a workbook"));
  EXPECT_THAT(DecodeFile("so-a,c\xF3\n"),
              IsRejected("perhaps Windows-1258 (CP1258)"));  // "có" in that encoding
  EXPECT_THAT(DecodeFile("so-a,có\n"), IsOkAndHolds("so-a,có\n"));
}

}  // namespace
}  // namespace thuocdo::client
