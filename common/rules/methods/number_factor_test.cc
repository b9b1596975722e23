#include <gmock/gmock.h>

#include "common/rules/methods/method_for_tests.h"

namespace thuocdo::rules {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using testing::Misfit;
using testing::PointsFor;
using testing::ReadBack;
using testing::SamplesFor;
using testing::StepsFor;
using testing::ViolationsOfCriterion;

constexpr char kFactor[] = "number_factor { factor: '0.3' }";

TEST(NumberFactor, RejectsAFactorThatIsNotPositive) {
  EXPECT_THAT(ViolationsOfCriterion("number_factor { factor: '0' }"),
              ElementsAre(HasSubstr("factor must be more than 0")));
}

TEST(NumberFactor, TakesANumber) {
  EXPECT_EQ(ReadBack(kFactor, "12,50"), "12.5");
  EXPECT_EQ(ReadBack(kFactor, "1000000"), "1000000");
  EXPECT_THAT(ReadBack(kFactor, "-5"), HasSubstr("has a sign"));
  EXPECT_EQ(Misfit(kFactor, "yes: true"), "expected a number, such as 12 or 12.5");
  EXPECT_EQ(Misfit(kFactor, "number: '12.50'"), "\"12.50\" is not in canonical form");
  EXPECT_EQ(Misfit(kFactor, "number: '12.5'"), "");
}

TEST(NumberFactor, MultipliesAndIsCutAtTheMaximum) {
  EXPECT_EQ(PointsFor(kFactor, "3"), "9/10");
  EXPECT_EQ(PointsFor(kFactor, "34"), "10");
  EXPECT_THAT(StepsFor(kFactor, "3"), ElementsAre("FACTOR 3 × 0.3 = 9/10"));
  EXPECT_THAT(StepsFor(kFactor, "34"), ElementsAre("FACTOR 34 × 0.3 = 51/5", "CUT min(10.2; 10) = 10"));
}

TEST(NumberFactor, HasNoSamples) { EXPECT_THAT(SamplesFor(kFactor), IsEmpty()); }

}  // namespace
}  // namespace thuocdo::rules
