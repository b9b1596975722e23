#include "common/rules/check/method_check.h"

#include <gmock/gmock.h>

#include "common/rules/methods/method_for_tests.h"

namespace thuocdo::rules {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using testing::ViolationsOfCriterion;

TEST(MethodCheck, RejectsACriterionWithoutAMethod) {
  EXPECT_THAT(ViolationsOfCriterion("source: SOURCE_DECLARED"),
              ElementsAre(HasSubstr("node total: the criterion has no scoring method")));
}

TEST(MethodCheck, RejectsUnknownRules) {
  EXPECT_THAT(ViolationsOfCriterion("yes_no {} source: 12"),
              ElementsAre(HasSubstr("node total: source is unknown")));
  EXPECT_THAT(ViolationsOfCriterion("yes_no {} not_applicable: 12"),
              ElementsAre(HasSubstr("node total: not_applicable is unknown")));
}

TEST(MethodCheck, RejectsAStepThatIsNotPositiveAndAnUnknownRounding) {
  EXPECT_THAT(ViolationsOfCriterion("yes_no {} step: '0' rounding: 9"),
              ElementsAre(HasSubstr("step must be more than 0"), HasSubstr("rounding is unknown")));
}

}  // namespace
}  // namespace thuocdo::rules
