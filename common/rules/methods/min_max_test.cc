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

constexpr char kOfGroup[] = "min_max { points_if_equal: '4.5' }";
constexpr char kOfGroupDown[] = "min_max { points_if_equal: '4.5' lower_is_better: true }";
constexpr char kFixed[] = "min_max { low: '20' high: '80' }";

TEST(MinMax, RejectsWhatIsNotSound) {
  EXPECT_THAT(ViolationsOfCriterion("min_max { low: '5' points_if_equal: '1' }"),
              ElementsAre(HasSubstr("low and high go together: give both, or none")));
  EXPECT_THAT(ViolationsOfCriterion("min_max { low: '5' high: '5' }"),
              ElementsAre(HasSubstr("low must be below high")));
  EXPECT_THAT(ViolationsOfCriterion("min_max { low: '5' high: '6' points_if_equal: '1' }"),
              ElementsAre(HasSubstr("points_if_equal has no meaning with a fixed low and high")));
  EXPECT_THAT(ViolationsOfCriterion("min_max { points_if_equal: '11' }"),
              ElementsAre(HasSubstr("points_if_equal 11 is above the node's maximum")));
}

TEST(MinMax, ComparesUnitsUnlessTheBoundsAreFixed) {
  EXPECT_TRUE(IsComparing(kOfGroup));
  EXPECT_FALSE(IsComparing(kFixed));
}

TEST(MinMax, GivesThePlaceBetweenTheLowestAndTheHighest) {
  EXPECT_EQ(PointsFor(kOfGroup, "2", {1, 4, 2}, "9"), "3");
  EXPECT_EQ(PointsFor(kOfGroupDown, "2", {1, 4, 2}, "9"), "6");
  EXPECT_EQ(PointsFor(kOfGroup, "2", {2, 2}, "9"), "9/2");
  EXPECT_EQ(PointsFor(kFixed, "50", {}, "9"), "9/2");
  EXPECT_EQ(PointsFor(kFixed, "90", {}, "9"), "9");
  EXPECT_EQ(PointsFor(kFixed, "10", {}, "9"), "0");
}

TEST(MinMax, ExplainsTheBoundsOfTheGroup) {
  EXPECT_THAT(StepsFor(kOfGroup, "2", {1, 4, 2}, "9"),
              ElementsAre("UNITS = 3", "LOWEST = 1", "HIGHEST = 4", "PROPORTION 9 × (2 − 1) ÷ (4 − 1) = 3"));
  EXPECT_THAT(StepsFor(kOfGroupDown, "2", {1, 4, 2}, "9"),
              ElementsAre("UNITS = 3", "LOWEST = 1", "HIGHEST = 4", "PROPORTION 9 × (4 − 2) ÷ (4 − 1) = 6"));
  EXPECT_THAT(StepsFor(kOfGroup, "2", {2, 2}, "9"),
              ElementsAre("UNITS = 2", "LOWEST = 2", "HIGHEST = 2", "ALL_EQUAL = 9/2"));
}

TEST(MinMax, ANumberOutsideOfFixedBoundsCountsAsTheBound) {
  EXPECT_THAT(StepsFor(kFixed, "50", {}, "9"),
              ElementsAre("FIXED_LOW = 20", "FIXED_HIGH = 80", "PROPORTION 9 × (50 − 20) ÷ (80 − 20) = 9/2"));
  EXPECT_THAT(StepsFor(kFixed, "90", {}, "9"),
              ElementsAre("FIXED_LOW = 20", "FIXED_HIGH = 80", "CUT min(90; 80) = 80",
                          "PROPORTION 9 × (80 − 20) ÷ (80 − 20) = 9"));
  EXPECT_THAT(StepsFor(kFixed, "10", {}, "9"),
              ElementsAre("FIXED_LOW = 20", "FIXED_HIGH = 80", "RAISED max(10; 20) = 20",
                          "PROPORTION 9 × (20 − 20) ÷ (80 − 20) = 0"));
}

TEST(MinMax, HasNoSamples) { EXPECT_THAT(SamplesFor(kOfGroup), IsEmpty()); }

}  // namespace
}  // namespace thuocdo::rules
