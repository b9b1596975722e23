#include "common/system/clock.h"

#include <gtest/gtest.h>

namespace thuocdo {
namespace {

constexpr int64_t k2026 = 1767225600'000000;  // 2026-01-01T00:00:00Z

TEST(Clock, TheSystemsClockGoesOn) {
  const int64_t before = SystemClock().NowUs();
  EXPECT_GT(before, k2026 - 1);
  EXPECT_GE(SystemClock().NowUs(), before);
}

}  // namespace
}  // namespace thuocdo
