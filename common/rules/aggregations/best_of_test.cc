#include <gmock/gmock.h>

#include "common/rules/aggregations/component_for_tests.h"

namespace thuocdo::rules {
namespace {

using testing::Assessed;
using testing::ComponentSteps;
using ::testing::ElementsAre;
using testing::NotAssessed;

TEST(BestOf, GivesThePointsOfTheFirstBestChild) {
  EXPECT_THAT(
      ComponentSteps("best_of {}", 20, {Assessed("a", 20, 12), Assessed("b", 15, 14), Assessed("c", 15, 14)}),
      ElementsAre("BEST_CHILD b: max(12; 14; 14) = 14"));
  EXPECT_THAT(ComponentSteps("best_of {}", 20, {Assessed("a", 20, -3)}),
              ElementsAre("BEST_CHILD a: max(-3) = -3", "RAISED max(-3; 0) = 0"));
}

TEST(BestOf, IsScaledUpWithoutTheChildWithTheLargestMaximum) {
  EXPECT_THAT(ComponentSteps("best_of {}", 20, {NotAssessed("a", 20), Assessed("b", 15, 12)}),
              ElementsAre("BEST_CHILD b: max(12) = 12", "RESCALED 12 × 20 ÷ 15 = 16"));
}

}  // namespace
}  // namespace thuocdo::rules
