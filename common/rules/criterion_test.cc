#include "common/rules/criterion.h"

#include <gmock/gmock.h>

#include "common/rules/methods/method_for_tests.h"

namespace thuocdo::rules {
namespace {

using ::testing::ElementsAre;
using testing::PointsFor;
using testing::StepsFor;

constexpr char kDownTo3[] = "number_factor { factor: '1' } step: '3' rounding: ROUNDING_DOWN";
constexpr char kTo6[] = "number_factor { factor: '1' } step: '6'";

TEST(Criterion, RoundsPointsBelowTheMaximum) {
  EXPECT_EQ(PointsFor(kDownTo3, "8.9"), "6");
  EXPECT_EQ(PointsFor("number_factor { factor: '1' } step: '4' rounding: ROUNDING_HALF_EVEN", "6"), "8");
  EXPECT_EQ(PointsFor("number_factor { factor: '1' } step: '7'", "9.99"), "7");
}

TEST(Criterion, NeverRoundsTheMaximum) {
  EXPECT_EQ(PointsFor(kDownTo3, "10"), "10");
  EXPECT_EQ(PointsFor(kDownTo3, "10.1"), "10");
}

TEST(Criterion, NeverRoundsAboveTheMaximum) { EXPECT_EQ(PointsFor(kTo6, "9"), "10"); }

TEST(Criterion, ExplainsItsRoundingAndItsCut) {
  EXPECT_THAT(StepsFor(kDownTo3, "8.9"), ElementsAre("FACTOR 8.9 × 1 = 89/10", "ROUNDED 8.9 = 6 (3, DOWN)"));
  EXPECT_THAT(StepsFor(kDownTo3, "10"), ElementsAre("FACTOR 10 × 1 = 10"));
  EXPECT_THAT(StepsFor(kDownTo3, "10.1"), ElementsAre("FACTOR 10.1 × 1 = 101/10", "CUT min(10.1; 10) = 10"));
  EXPECT_THAT(StepsFor("number_factor { factor: '1' } step: '4' rounding: ROUNDING_HALF_EVEN", "9.99"),
              ElementsAre("FACTOR 9.99 × 1 = 999/100", "ROUNDED 9.99 = 8 (4, HALF_EVEN)"));
  EXPECT_THAT(StepsFor(kTo6, "9"),
              ElementsAre("FACTOR 9 × 1 = 9", "ROUNDED 9 = 12 (6, UNSPECIFIED)", "CUT min(12; 10) = 10"));
}

TEST(Criterion, OfAComponentComparesNoUnits) { EXPECT_FALSE(ComparesUnits(CriterionRule())); }

}  // namespace
}  // namespace thuocdo::rules
