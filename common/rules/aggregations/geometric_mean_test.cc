#include <gmock/gmock.h>

#include "common/rules/aggregations/component_for_tests.h"

namespace thuocdo::rules {
namespace {

using testing::Assessed;
using testing::ComponentSteps;
using ::testing::ElementsAre;
using testing::NotAssessed;

constexpr char kByCents[] = "geometric_mean { quantum: '0.01' }";

TEST(GeometricMean, IsAProductOfPowersRoundedOnce) {
  EXPECT_THAT(ComponentSteps(kByCents, 100,
                             {Assessed("a", 10, 5, Rational(1, 4)), Assessed("b", 10, 8, Rational(3, 4))}),
              ElementsAre("POWER a: (5 ÷ 10)^0.25 ≈ 0.840896", "POWER b: (8 ÷ 10)^0.75 ≈ 0.845897",
                          "GEOMETRIC_MEAN 100 × 0.5^0.25 × 0.8^0.75 = 7113/100 (0.01, UNSPECIFIED)"));
  EXPECT_THAT(ComponentSteps(kByCents, 10,
                             {Assessed("a", 3, 1, Rational(1, 2)), Assessed("b", 12, 4, Rational(1, 2))}),
              ElementsAre("POWER a: (1 ÷ 3)^0.5 ≈ 0.57735", "POWER b: (4 ÷ 12)^0.5 ≈ 0.57735",
                          "GEOMETRIC_MEAN 10 × (1/3)^0.5 × (1/3)^0.5 = 333/100 (0.01, UNSPECIFIED)"));
}

TEST(GeometricMean, DividesByTheRemainingWeights) {
  const ComponentChildren children = {Assessed("x", 4, 1, Rational(1, 5)),
                                      Assessed("y", 1, 1, Rational(1, 5)),
                                      NotAssessed("z", 1, Rational(3, 5))};
  EXPECT_THAT(ComponentSteps(kByCents, 1, children),
              ElementsAre("EXCLUDED z: 1 − 0.6 = 2/5", "POWER x: (1 ÷ 4)^(0.2 ÷ 0.4) = 1/2",
                          "POWER y: (1 ÷ 1)^(0.2 ÷ 0.4) = 1",
                          "GEOMETRIC_MEAN 1 × 0.25^0.5 × 1^0.5 = 1/2 (0.01, UNSPECIFIED)"));
}

TEST(GeometricMean, IsZeroIfAnyPartIs) {
  EXPECT_THAT(ComponentSteps(kByCents, 10,
                             {Assessed("a", 10, 5, Rational(1, 2)), Assessed("b", 10, 0, Rational(1, 2))}),
              ElementsAre("POWER a: (5 ÷ 10)^0.5 ≈ 0.707107", "ZERO_MAKES_ZERO b: 0 = 0"));
}

}  // namespace
}  // namespace thuocdo::rules
