#include <gmock/gmock.h>

#include "common/rules/aggregations/component_for_tests.h"

namespace thuocdo::rules {
namespace {

using testing::Assessed;
using testing::ComponentSteps;
using ::testing::ElementsAre;
using testing::NotAssessed;

TEST(WeightedMean, ShowsEveryWeightAndPart) {
  const ComponentChildren children = {Assessed("x", 1, 1, Rational(1, 5)),
                                      Assessed("y", 30, 15, Rational(4, 5))};
  EXPECT_THAT(ComponentSteps("weighted_mean {}", 10, children),
              ElementsAre("WEIGHTED_PART x: 0.2 × 1 ÷ 1 = 1/5", "WEIGHTED_PART y: 0.8 × 15 ÷ 30 = 2/5",
                          "WEIGHTED_MEAN 10 × (0.2 + 0.4) = 6"));
}

TEST(WeightedMean, DividesByTheRemainingWeights) {
  const ComponentChildren children = {Assessed("x", 1, 1, Rational(1, 5)),
                                      NotAssessed("z", 1, Rational(1, 2)),
                                      Assessed("y", 1, Rational(1, 2), Rational(3, 10))};
  EXPECT_THAT(
      ComponentSteps("weighted_mean {}", 1, children),
      ElementsAre("EXCLUDED z: 1 − 0.5 = 1/2", "WEIGHTED_PART x: 0.2 ÷ 0.5 × 1 ÷ 1 = 2/5",
                  "WEIGHTED_PART y: 0.3 ÷ 0.5 × 0.5 ÷ 1 = 3/10", "WEIGHTED_MEAN 1 × (0.4 + 0.3) = 7/10"));
}

}  // namespace
}  // namespace thuocdo::rules
