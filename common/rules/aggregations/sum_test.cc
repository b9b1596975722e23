#include <gmock/gmock.h>

#include "common/rules/aggregations/component_for_tests.h"

namespace thuocdo::rules {
namespace {

using testing::Assessed;
using testing::ComponentSteps;
using ::testing::ElementsAre;
using testing::NotAssessed;
using testing::Outside;

TEST(Sum, AddsUpTheAssessedChildren) {
  const ComponentChild not_of_the_group{"c", rules::v1::ROLE_UNSPECIFIED, {}, {}, {}};
  EXPECT_THAT(
      ComponentSteps("", 30, {Assessed("a", 10, Rational(5, 2)), Assessed("b", 20, 7), not_of_the_group}),
      ElementsAre("SUM 2.5 + 7 = 19/2"));
}

TEST(Sum, IsScaledUpToTheWholeMaximum) {
  EXPECT_THAT(ComponentSteps("", 30, {NotAssessed("mail", 10), Assessed("web", 20, 7)}),
              ElementsAre("SUM 7 = 7", "EXCLUDED mail: 30 − 10 = 20", "RESCALED 7 × 30 ÷ 20 = 21/2"));
  EXPECT_THAT(ComponentSteps("", 30, {NotAssessed("a", 10), NotAssessed("b", 5), Assessed("c", 15, 0)}),
              ElementsAre("SUM 0 = 0", "EXCLUDED a: 30 − 10 = 20", "EXCLUDED b: 20 − 5 = 15",
                          "RESCALED 0 × 30 ÷ 15 = 0"));
}

TEST(Sum, AddsBonusAndSubtractsPenaltyButNotBelowZero) {
  const ComponentChildren children = {Assessed("base", 10, 2), Outside("late", rules::v1::ROLE_PENALTY, 5),
                                      Outside("extra", rules::v1::ROLE_BONUS, 1)};
  EXPECT_THAT(ComponentSteps("", 10, children),
              ElementsAre("SUM 2 = 2", "BONUS extra: 2 + 1 = 3", "PENALTY late: 3 − 5 = -2",
                          "RAISED max(-2; 0) = 0"));
}

TEST(Sum, IsCutAtItsCapAfterBonusAndPenalty) {
  const ComponentChildren children = {Assessed("a", 6, 6), Assessed("b", 6, 5),
                                      Outside("extra", rules::v1::ROLE_BONUS, 3)};
  EXPECT_THAT(ComponentSteps("capped: true", 10, children),
              ElementsAre("SUM 6 + 5 = 11", "BONUS extra: 11 + 3 = 14", "CUT min(14; 10) = 10"));
  EXPECT_THAT(ComponentSteps("capped: true", 10, {Assessed("a", 6, 5), Assessed("b", 6, 5)}),
              ElementsAre("SUM 5 + 5 = 10"));
}

}  // namespace
}  // namespace thuocdo::rules
