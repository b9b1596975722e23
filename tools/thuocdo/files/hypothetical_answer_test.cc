#include "tools/thuocdo/files/hypothetical_answer.h"

#include <gtest/gtest.h>

#include "common/testing/matchers.h"

namespace thuocdo {
namespace {

using testing::StatusIs;

TEST(ReadSupposed, DividesAtTheFirstEqualsSign) {
  EXPECT_EQ(ReadSupposed("use.mail=có")->criterion(), "use.mail");
  EXPECT_EQ(ReadSupposed("use.mail=có")->text(), "có");
  EXPECT_EQ(ReadSupposed("a=b=c")->text(), "b=c");
}

TEST(ReadSupposed, RefusesWhatHasNoCriterionOrNoValue) {
  for (const char* text : {"", "use.mail", "=yes", "use.mail=", "="})
    EXPECT_THAT(ReadSupposed(text), StatusIs(absl::StatusCode::kInvalidArgument)) << text;
}

}  // namespace
}  // namespace thuocdo
