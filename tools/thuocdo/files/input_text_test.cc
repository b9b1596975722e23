#include "tools/thuocdo/files/input_text.h"

#include <gtest/gtest.h>

#include "common/testing/matchers.h"

namespace thuocdo::client {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using testing::StatusIs;

const CsvHeader kTwoOrThreeColumns = {{"a", "b"}, {"c"}};

TEST(ReadCsvRows, TakesAByteOrderMarkAndCarriageReturns) {
  ASSERT_OK_AND_ASSIGN(std::vector<CsvRow> rows, ReadCsvRows({"x.csv",
                                                              "\xEF\xBB\xBF"
                                                              "a,b\r\n1,có\r\n"},
                                                             kTwoOrThreeColumns));
  ASSERT_EQ(rows.size(), 1U);
  EXPECT_THAT(rows[0].fields, ElementsAre("1", "có", ""));
  EXPECT_EQ(rows[0].line, 2);
}

TEST(ReadCsvRows, RejectsAnotherHeaderAndSaysTheRightOne) {
  for (const char* text : {"a,B\n1,2\n", "b,a\n1,2\n", "a\n1\n", "", "a,b,c,d\n1,2,3,4\n"}) {
    EXPECT_THAT(ReadCsvRows({"x.csv", text}, kTwoOrThreeColumns),
                StatusIs(absl::StatusCode::kInvalidArgument,
                         HasSubstr("x.csv:1: the header must be exactly \"a,b\"")));
  }
}

TEST(ReadCsvRows, NamesEveryLineOfAnotherWidth) {
  const absl::Status status = ReadCsvRows({"x.csv", "a,b\n1\n1,2\n1,2,3\n"}, kTwoOrThreeColumns).status();
  EXPECT_THAT(status, StatusIs(absl::StatusCode::kInvalidArgument, HasSubstr("x.csv:2: has 1 fields")));
  EXPECT_THAT(std::string(status.message()), HasSubstr("x.csv:4: has 3 fields"));
}

TEST(ReadCsvRows, RejectsAFileWithoutRowsAndBadUtf8) {
  EXPECT_THAT(ReadCsvRows({"x.csv", "a,b\n"}, kTwoOrThreeColumns),
              StatusIs(absl::StatusCode::kInvalidArgument, HasSubstr("no rows")));
  EXPECT_THAT(ReadCsvRows({"x.csv", "a,b\n1,\xC3\n"}, kTwoOrThreeColumns),
              StatusIs(absl::StatusCode::kInvalidArgument, HasSubstr("x.csv")));
}

}  // namespace
}  // namespace thuocdo::client
