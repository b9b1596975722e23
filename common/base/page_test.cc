#include "common/base/page.h"

#include <gtest/gtest.h>

#include "common/testing/matchers.h"

namespace thuocdo {
namespace {

using testing::IsOkAndHolds;
using testing::StatusIs;

TEST(PageSize, IsWhatWasAskedForWithinItsLimits) {
  EXPECT_THAT(PageSize(0, 100), IsOkAndHolds(100u));
  EXPECT_THAT(PageSize(7, 100), IsOkAndHolds(7u));
  EXPECT_THAT(PageSize(1001, 100), IsOkAndHolds(1000u));
  EXPECT_THAT(PageSize(-1, 100), StatusIs(absl::StatusCode::kInvalidArgument));
}

TEST(PageStart, GoesOnOnlyWhereItWasGivenOutAndAtANamedPosition) {
  query::v1::Query now;
  query::v1::Query then;
  then.mutable_as_of()->set_position(7);
  EXPECT_THAT(PageStart("", now), IsOkAndHolds(0u));
  EXPECT_THAT(PageStart("12", then), IsOkAndHolds(12u));
  EXPECT_THAT(PageStart("12", now), StatusIs(absl::StatusCode::kInvalidArgument));
  for (const char* token : {"0", "-1", "+1", "01", "1 ", "x", "18446744073709551616"})
    EXPECT_THAT(PageStart(token, then), StatusIs(absl::StatusCode::kInvalidArgument)) << token;
}

}  // namespace
}  // namespace thuocdo
