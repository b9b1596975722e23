#include "common/rules/check/method_check.h"

#include <gmock/gmock.h>

#include "common/rules/methods/method_for_tests.h"

namespace thuocdo {
namespace {

using ::testing::ElementsAre;
using testing::FaultsOfCriterion;
using ::testing::HasSubstr;

TEST(MethodCheck, RefusesACriterionWithoutAMethod) {
  EXPECT_THAT(FaultsOfCriterion("source: SOURCE_DECLARED"),
              ElementsAre(HasSubstr("node total: the criterion has no scoring method")));
}

TEST(MethodCheck, RefusesUnknownRules) {
  EXPECT_THAT(FaultsOfCriterion("yes_no {} source: 12"),
              ElementsAre(HasSubstr("node total: source is unknown")));
  EXPECT_THAT(FaultsOfCriterion("yes_no {} not_applicable: 12"),
              ElementsAre(HasSubstr("node total: not_applicable is unknown")));
}

TEST(MethodCheck, RefusesAStepThatIsNotPositiveAndAnUnknownRounding) {
  EXPECT_THAT(FaultsOfCriterion("yes_no {} step: '0' rounding: 9"),
              ElementsAre(HasSubstr("step must be more than 0"), HasSubstr("rounding is unknown")));
}

}  // namespace
}  // namespace thuocdo
