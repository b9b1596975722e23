#include "common/base/clock.h"

#include "common/testing/matchers.h"

namespace thuocdo {
namespace {

using testing::IsOkAndHolds;
using testing::StatusIs;

constexpr int64_t kMorning = 1486434600000000;  // 2017-02-07T02:30:00Z

TEST(Clock, WritesTimesAtUtcPlus7) { EXPECT_EQ(FormatTime(kMorning), "2017-02-07T09:30:00.000000+07:00"); }

TEST(Clock, ReadsWhatItWrites) {
  EXPECT_THAT(ParseMoment(FormatTime(kMorning + 1)), IsOkAndHolds(kMorning + 1));
}

TEST(Clock, ReadsOtherOffsets) { EXPECT_THAT(ParseMoment("2017-02-07T02:30:00Z"), IsOkAndHolds(kMorning)); }

TEST(Clock, ABareDateIsItsLastMicrosecondAtUtcPlus7) {
  EXPECT_THAT(ParseMoment("2017-02-07"), IsOkAndHolds(1486486799999999));  // 2017-02-07T16:59:59.999999Z
}

TEST(Clock, RefusesWhatIsNoTime) {
  for (const char* text : {"", "now", "2017-02-30", "2017-2-7", "07/02/2017", " 2017-02-07",
                           "2017-02-07T09:30:00", "infinite-future"}) {
    EXPECT_THAT(ParseMoment(text), StatusIs(absl::StatusCode::kInvalidArgument)) << text;
  }
}

TEST(Clock, KnowsCalendarDates) {
  EXPECT_TRUE(IsDate("2016-02-29"));
  EXPECT_FALSE(IsDate("2017-02-29"));
  EXPECT_FALSE(IsDate("2017-02-07T09:30:00Z"));
}

TEST(Clock, TheSystemsClockGoesOn) { EXPECT_GT(SystemClock().NowUs(), kMorning); }

}  // namespace
}  // namespace thuocdo
