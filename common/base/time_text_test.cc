#include "common/base/time_text.h"

#include "common/testing/matchers.h"

namespace thuocdo {
namespace {

using testing::IsOkAndHolds;
using testing::StatusIs;

constexpr int64_t kMorning = 1486434600000000;  // 2017-02-07T02:30:00Z

TEST(TimeText, WritesTimesAtUtcPlus7) { EXPECT_EQ(FormatTime(kMorning), "2017-02-07T09:30:00.000000+07:00"); }

TEST(TimeText, ReadsWhatItWrites) {
  EXPECT_THAT(ParseTimestamp(FormatTime(kMorning + 1)), IsOkAndHolds(kMorning + 1));
}

TEST(TimeText, ReadsTheFirstAndTheLastYearThatItWrites) {
  for (const char* text : {"0000-01-01T00:00:00.000000+07:00", "9999-12-31T23:59:59.999999+07:00"}) {
    ASSERT_OK_AND_ASSIGN(const int64_t as_of, ParseTimestamp(text));
    EXPECT_EQ(FormatTime(as_of), text);
  }
}

TEST(TimeText, ReadsOtherOffsets) {
  EXPECT_THAT(ParseTimestamp("2017-02-07T02:30:00Z"), IsOkAndHolds(kMorning));
}

TEST(TimeText, ABareDateIsItsLastMicrosecondAtUtcPlus7) {
  EXPECT_THAT(ParseTimestamp("2017-02-07"), IsOkAndHolds(1486486799999999));  // 2017-02-07T16:59:59.999999Z
}

TEST(TimeText, RejectsWhatIsNoTime) {
  for (const char* text : {"", "now", "2017-02-30", "2017-2-7", "07/02/2017", " 2017-02-07",
                           "2017-02-07T09:30:00", "infinite-future", "-617-02-07", "617-02-07T00:00:00Z",
                           "12017-02-07T00:00:00Z", "9999-12-31T17:00:00Z", "0000-01-01T00:00:00+14:00"}) {
    EXPECT_THAT(ParseTimestamp(text), StatusIs(absl::StatusCode::kInvalidArgument)) << text;
  }
}

TEST(TimeText, KnowsCalendarDates) {
  EXPECT_TRUE(IsDate("2016-02-29"));
  EXPECT_FALSE(IsDate("2017-02-29"));
  EXPECT_FALSE(IsDate("2017-02-07T09:30:00Z"));
  EXPECT_FALSE(IsDate("-617-02-07"));
}

}  // namespace
}  // namespace thuocdo
