#include <gmock/gmock.h>

#include "absl/strings/str_cat.h"
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

// A z-score whose fields besides mean and deviation are sound.
std::string ZScore(const std::string& more = "") {
  return absl::StrCat("z_score { center: '5' points_per_deviation: '2' quantum: '0.001' ", more, " }");
}

TEST(ZScore, RejectsWhatIsNotSound) {
  EXPECT_THAT(ViolationsOfCriterion(ZScore("mean: '1' deviation: '0'")),
              ElementsAre(HasSubstr("deviation must be more than 0")));
  EXPECT_THAT(ViolationsOfCriterion(ZScore("mean: '1'")),
              ElementsAre(HasSubstr("mean and deviation go together: give both, or none")));
  EXPECT_THAT(
      ViolationsOfCriterion("z_score { center: 'x' points_per_deviation: '0' quantum: '' rounding: 9 }"),
      ElementsAre(HasSubstr("center \"x\" is not decimal text"),
                  HasSubstr("points_per_deviation must be more than 0"),
                  HasSubstr("quantum \"\" is not decimal text"), HasSubstr("rounding is unknown")));
  EXPECT_THAT(ViolationsOfCriterion(ZScore() + " step: '1'"),
              ElementsAre(HasSubstr("the scoring method rounds already")));
}

TEST(ZScore, ComparesUnitsUnlessMeanAndDeviationAreFixed) {
  EXPECT_TRUE(IsComparing(ZScore()));
  EXPECT_FALSE(IsComparing(ZScore("mean: '1' deviation: '2'")));
}

TEST(ZScore, ShowsMeanAndDeviationAndRoundsOnce) {
  EXPECT_EQ(PointsFor(ZScore(), "2", {2, 4, 6}), "2551/1000");
  EXPECT_THAT(StepsFor(ZScore(), "2", {2, 4, 6}),
              ElementsAre("UNITS = 3", "MEAN 12 ÷ 3 = 4", "VARIANCE 8 ÷ 3 = 8/3",
                          "DEVIATION √(8/3) ≈ 1.632993", "Z_SCORE (2 − 4) ÷ √(8/3) ≈ -1.224745",
                          "ROUNDED 5 + 2 × (2 − 4) ÷ √(8/3) = 2551/1000 (0.001, UNSPECIFIED)"));
  EXPECT_THAT(StepsFor(ZScore("lower_is_better: true"), "2", {2, 4, 6}).back(),
              "ROUNDED 5 + 2 × (4 − 2) ÷ √(8/3) = 7449/1000 (0.001, UNSPECIFIED)");
  EXPECT_THAT(StepsFor(ZScore(), "4", {2, 4, 6}).back(),
              "ROUNDED 5 + 2 × (4 − 4) ÷ √(8/3) = 5 (0.001, UNSPECIFIED)");
}

TEST(ZScore, ADeviationThatIsRationalIsExact) {
  const std::string method =
      "z_score { center: '5' points_per_deviation: '1' quantum: '0.5' rounding: ROUNDING_HALF_EVEN ";
  EXPECT_THAT(StepsFor(method + "}", "3", {1, 3}),
              ElementsAre("UNITS = 2", "MEAN 4 ÷ 2 = 2", "VARIANCE 2 ÷ 2 = 1", "DEVIATION √1 = 1",
                          "Z_SCORE (3 − 2) ÷ 1 = 1", "ROUNDED 5 + 1 × (3 − 2) ÷ 1 = 6 (0.5, HALF_EVEN)"));
  EXPECT_THAT(StepsFor(method + "mean: '50' deviation: '10' }", "52.5"),
              ElementsAre("FIXED_MEAN = 50", "FIXED_DEVIATION = 10", "Z_SCORE (52.5 − 50) ÷ 10 = 1/4",
                          "ROUNDED 5 + 1 × (52.5 − 50) ÷ 10 = 5 (0.5, HALF_EVEN)"));
}

TEST(ZScore, ADeviationOfZeroGivesZ0) {
  EXPECT_EQ(PointsFor(ZScore(), "2", {2, 2}), "5");
  EXPECT_THAT(StepsFor(ZScore(), "2", {2, 2}),
              ElementsAre("UNITS = 2", "MEAN 4 ÷ 2 = 2", "VARIANCE 0 ÷ 2 = 0", "DEVIATION √0 = 0",
                          "NO_DEVIATION = 0", "ROUNDED 5 + 2 × 0 = 5 (0.001, UNSPECIFIED)"));
}

TEST(ZScore, IsNeitherCutAtTheMaximumNorRaisedToZero) {
  const std::string fixed = ZScore("mean: '50' deviation: '10'");
  EXPECT_EQ(PointsFor(fixed, "100"), "15");
  EXPECT_EQ(PointsFor(fixed, "0"), "-5");
}

TEST(ZScore, HasNoSamples) { EXPECT_THAT(SamplesFor(ZScore()), IsEmpty()); }

}  // namespace
}  // namespace thuocdo::rules
