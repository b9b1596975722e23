#include "tools/thuocdo/files/hypothetical_answer.h"

#include <gtest/gtest.h>

#include "common/testing/matchers.h"

namespace thuocdo::client {
namespace {

using testing::StatusIs;

TEST(ReadHypothetical, DividesAtTheFirstEqualsSign) {
  EXPECT_EQ(ReadHypothetical("use.mail=có")->criterion(), "use.mail");
  EXPECT_EQ(ReadHypothetical("use.mail=có")->text(), "có");
  EXPECT_EQ(ReadHypothetical("a=b=c")->text(), "b=c");
}

TEST(ReadHypothetical, RejectsWhatHasNoCriterionOrNoValue) {
  for (const char* text : {"", "use.mail", "=yes", "use.mail=", "="})
    EXPECT_THAT(ReadHypothetical(text), StatusIs(absl::StatusCode::kInvalidArgument)) << text;
}

}  // namespace
}  // namespace thuocdo::client
