#include <gmock/gmock.h>

#include "common/rules/methods/method_for_tests.h"

namespace thuocdo::rules {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using testing::IsComparing;
using ::testing::IsEmpty;
using testing::PointsFor;
using testing::SamplesFor;
using testing::StepsFor;
using testing::ViolationsOfCriterion;

constexpr char kBest[] = "relative_to_best { points_if_best_is_zero: '1' }";

TEST(RelativeToBest, RejectsPointsAboveTheMaximum) {
  EXPECT_THAT(ViolationsOfCriterion("relative_to_best { points_if_best_is_zero: '11' }"),
              ElementsAre(HasSubstr("points_if_best_is_zero 11 is above the node's maximum")));
}

TEST(RelativeToBest, ComparesUnits) { EXPECT_TRUE(IsComparing(kBest)); }

TEST(RelativeToBest, GivesThePartOfTheBestNumber) {
  EXPECT_EQ(PointsFor(kBest, "3", {3, 7}), "30/7");
  EXPECT_EQ(PointsFor(kBest, "7", {3, 7}), "10");
  EXPECT_EQ(PointsFor(kBest, "0", {0, 0, 0}), "1");
}

TEST(RelativeToBest, ExplainsTheUnitsAndTheirBest) {
  EXPECT_THAT(StepsFor(kBest, "3", {3, 7}),
              ElementsAre("UNITS = 2", "HIGHEST = 7", "PROPORTION 10 × 3 ÷ 7 = 30/7"));
  EXPECT_THAT(StepsFor(kBest, "0", {0, 0, 0}), ElementsAre("UNITS = 3", "HIGHEST = 0", "BEST_IS_ZERO = 1"));
}

TEST(RelativeToBest, HasNoSamples) { EXPECT_THAT(SamplesFor(kBest), IsEmpty()); }

}  // namespace
}  // namespace thuocdo::rules
