#include "tools/thuocdo/files/input_text.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "common/testing/matchers.h"

namespace thuocdo::client {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;
using testing::IsOk;
using testing::StatusIs;

TEST(LineViolations, AreNamedWithTheirLineOrTheFileAlone) {
  LineViolations violations("x.csv");
  EXPECT_THAT(violations.ToStatus(), IsOk());
  violations.Add(3, "is bad");
  violations.Add(0, "is empty");
  EXPECT_THAT(violations.ToStatus(),
              StatusIs(absl::StatusCode::kInvalidArgument,
                       AllOf(HasSubstr("x.csv cannot be read"), HasSubstr("x.csv:3: is bad"),
                             HasSubstr("x.csv: is empty"))));
}

}  // namespace
}  // namespace thuocdo::client
