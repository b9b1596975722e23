#include <gmock/gmock.h>

#include "common/rules/methods/method_for_tests.h"

namespace thuocdo::rules {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using testing::PointsFor;
using testing::ReadBack;
using testing::SamplesFor;
using testing::StepsFor;
using testing::ViolationsOfCriterion;

constexpr char kByStep[] = "awarded_points { step: \"2.5\" }";
constexpr char kAllowed[] = "awarded_points { allowed: \"0\" allowed: \"2.5\" allowed: \"10\" }";

TEST(AwardedPoints, RejectsAStepThatIsNotPositiveOrOffTheMaximum) {
  EXPECT_THAT(ViolationsOfCriterion("awarded_points { step: \"0\" }"),
              ElementsAre(HasSubstr("node total: step must be more than 0")));
  EXPECT_THAT(ViolationsOfCriterion("awarded_points { step: \"-1\" }"),
              ElementsAre(HasSubstr("node total: step \"-1\" is not decimal")));
  EXPECT_THAT(ViolationsOfCriterion("awarded_points { step: \"4\" }"),
              ElementsAre(HasSubstr("node total: the node's maximum is not a multiple of step")));
}

TEST(AwardedPoints, RejectsAllowedPointsThatAreOutOfOrderOrBesideAStep) {
  EXPECT_THAT(ViolationsOfCriterion("awarded_points { allowed: \"5\" allowed: \"5\" }"),
              ElementsAre(HasSubstr("allowed must be in ascending order")));
  EXPECT_THAT(ViolationsOfCriterion("awarded_points { allowed: \"5\" allowed: \"11\" }"),
              ElementsAre(HasSubstr("allowed 11 is above the node's maximum")));
  EXPECT_THAT(ViolationsOfCriterion("awarded_points { step: \"5\" allowed: \"5\" }"),
              ElementsAre(HasSubstr("step and allowed exclude each other")));
}

TEST(AwardedPoints, TakesPointsUpToTheMaximumByTheStep) {
  EXPECT_EQ(ReadBack(kByStep, "7,50"), "7.5");
  EXPECT_EQ(ReadBack(kByStep, "10"), "10");
  EXPECT_THAT(ReadBack(kByStep, "12.5"), HasSubstr("12.5 points are above the maximum of 10"));
  EXPECT_THAT(ReadBack(kByStep, "4"), HasSubstr("points must be a multiple of 2.5"));
  EXPECT_EQ(ReadBack(kByStep, "7,500"), "7.5");
}

TEST(AwardedPoints, TakesOnlyAllowedPoints) {
  EXPECT_EQ(ReadBack(kAllowed, "2.50"), "2.5");
  EXPECT_THAT(ReadBack(kAllowed, "5"), HasSubstr("points must be one of 0, 2.5, 10"));
}

TEST(AwardedPoints, AreGivenAsTheyAre) {
  EXPECT_EQ(PointsFor(kByStep, "0"), "0");
  EXPECT_EQ(PointsFor(kByStep, "7.5"), "15/2");
  EXPECT_THAT(StepsFor(kByStep, "7.5"), ElementsAre("AWARDED 7.5 = 15/2"));
}

TEST(AwardedPoints, AreSampledByTheStepOrAsAllowed) {
  EXPECT_THAT(SamplesFor(kByStep), ElementsAre("0", "2.5", "5", "7.5", "10"));
  EXPECT_THAT(SamplesFor(kAllowed), ElementsAre("0", "2.5", "10"));
  EXPECT_EQ(SamplesFor("awarded_points {}").size(), 11u);
  EXPECT_EQ(SamplesFor("awarded_points { step: \"0.001\" }").size(), 1001u);
}

}  // namespace
}  // namespace thuocdo::rules
