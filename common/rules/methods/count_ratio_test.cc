#include <gmock/gmock.h>

#include "common/rules/methods/method_for_tests.h"

namespace thuocdo::rules {
namespace {

using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using testing::Misfit;
using ::testing::Not;
using testing::PointsFor;
using testing::ReadBack;
using testing::SamplesFor;
using testing::StepsFor;
using testing::ViolationsOfCriterion;

constexpr char kServices[] = "count_ratio { full_marks_from: '0.3' step: '5' rounding: ROUNDING_HALF_UP }";
constexpr char kFiles[] = "count_ratio { full_marks_from: '0.7' zero_of_zero_points: '0' }";

std::string Services(const std::string& text, const std::string& maximum = "30") {
  return PointsFor(kServices, text, {}, maximum);
}

TEST(CountRatio, RejectsWhatIsNotSound) {
  EXPECT_THAT(ViolationsOfCriterion("count_ratio { full_marks_from: '0' }"),
              ElementsAre(HasSubstr("node total: full_marks_from must be above 0")));
  EXPECT_THAT(ViolationsOfCriterion("count_ratio { full_marks_from: '1.1' }"),
              ElementsAre(HasSubstr("node total: full_marks_from must be above 0")));
  EXPECT_THAT(ViolationsOfCriterion("count_ratio {}"),
              ElementsAre(HasSubstr("full_marks_from \"\" is not decimal")));
  EXPECT_THAT(ViolationsOfCriterion("count_ratio { full_marks_from: '1' step: '0' }"),
              ElementsAre(HasSubstr("node total: step must be more than 0")));
  EXPECT_THAT(ViolationsOfCriterion("count_ratio { full_marks_from: '1' rounding: 9 }"),
              ElementsAre(HasSubstr("node total: rounding is unknown")));
  EXPECT_THAT(ViolationsOfCriterion("count_ratio { full_marks_from: '1' zero_of_zero_points: '10.5' }"),
              ElementsAre(HasSubstr("node total: zero_of_zero_points 10.5 is above the node's maximum")));
  EXPECT_THAT(ViolationsOfCriterion("count_ratio { full_marks_from: '1' step: '5' } step: '1'"),
              ElementsAre(HasSubstr("the scoring method rounds already")));
}

TEST(CountRatio, TakesCounts) {
  EXPECT_EQ(ReadBack(kServices, "16/267"), "16/267");
  EXPECT_EQ(ReadBack(kServices, "267/267"), "267/267");
  EXPECT_EQ(ReadBack(kServices, "16 / 267"), "16/267");
  EXPECT_THAT(ReadBack(kServices, "268/267"), HasSubstr("the part is more than the whole"));
  EXPECT_THAT(ReadBack(kServices, "03/04/2026"),
              HasSubstr("is a date, which a spreadsheet makes of a count such as 3/4"));
  for (const char* text :
       {"50", "1/2/x", "1 6/267", "-1/2", "1.0/2", "01/2", "/2", "1/", "1/99999999999999999999"}) {
    EXPECT_THAT(ReadBack(kServices, text), HasSubstr("not a count out of a count, such as 16/267")) << text;
  }
}

TEST(CountRatio, TakesZeroOutOfZeroOnlyIfTheRulesGivePointsForIt) {
  EXPECT_EQ(ReadBack(kFiles, "0/0"), "0/0");
  EXPECT_THAT(ReadBack(kServices, "0/0"), HasSubstr("the whole must be at least 1"));
  EXPECT_EQ(Misfit(kFiles, "count { part: 1 }"), "the part is more than the whole");
}

TEST(CountRatio, GivesTheMaximumFromTheThresholdOn) {
  EXPECT_EQ(Services("3/10"), "30");
  EXPECT_EQ(Services("10/10"), "30");
  EXPECT_EQ(Services("3/10", "50"), "50");
}

TEST(CountRatio, GivesAProportionRoundedToTheStepBelowTheThreshold) {
  EXPECT_EQ(Services("0/10"), "0");
  EXPECT_EQ(Services("1/12"), "10");          // 8 1/3
  EXPECT_EQ(Services("1/40"), "5");           // 2.5: half up
  EXPECT_EQ(Services("249/10000"), "0");      // 2.49
  EXPECT_EQ(Services("16/267"), "5");         // 5.99
  EXPECT_EQ(Services("16/267", "50"), "10");  // 9.99
}

TEST(CountRatio, RoundsAsTheRulesSay) {
  const std::string by_5 = "count_ratio { full_marks_from: '0.3' step: '5' rounding: ";
  EXPECT_EQ(PointsFor(by_5 + "ROUNDING_HALF_EVEN }", "1/40", {}, "30"), "0");
  EXPECT_EQ(PointsFor(by_5 + "ROUNDING_HALF_EVEN }", "3/40", {}, "30"), "10");
  EXPECT_EQ(PointsFor(by_5 + "ROUNDING_DOWN }", "99/1000", {}, "30"), "5");
}

TEST(CountRatio, IsNeverAboveTheMaximumAndReachesItOffTheStep) {
  const std::string by_16 = "count_ratio { full_marks_from: '0.3' step: '16' rounding: ";
  EXPECT_EQ(PointsFor(by_16 + "ROUNDING_HALF_UP }", "29/100", {}, "30"), "30");
  EXPECT_EQ(PointsFor(by_16 + "ROUNDING_DOWN }", "29/100", {}, "30"), "16");
  EXPECT_EQ(PointsFor(by_16 + "ROUNDING_DOWN }", "3/10", {}, "30"), "30");
}

TEST(CountRatio, StaysExactWithoutAStep) {
  EXPECT_EQ(PointsFor(kFiles, "1/3", {}, "15"), "50/7");
  EXPECT_EQ(PointsFor(kFiles, "6999/10000", {}, "15"), "20997/1400");
  EXPECT_EQ(PointsFor(kFiles, "7/10", {}, "15"), "15");
}

TEST(CountRatio, SeesTiesThatFloatingPointWouldMiss) {
  auto points = [](const std::string& text) {
    return ParseExact(PointsFor("count_ratio { full_marks_from: '0.3' }", text, {}, "30")).value();
  };
  EXPECT_EQ(points("1/7"), 3 * points("1/21"));
  EXPECT_EQ(points("1/7"), Rational("100/7"));
  EXPECT_EQ(points("1/10") + points("2/10"), points("3/10"));
}

TEST(CountRatio, GivesTheRulesPointsForZeroOutOfZero) {
  const std::string full = "count_ratio { full_marks_from: '0.7' zero_of_zero_points: '10' }";
  EXPECT_EQ(PointsFor(kFiles, "0/0"), "0");
  EXPECT_EQ(PointsFor(full, "0/0"), "10");
  EXPECT_THAT(StepsFor(full, "0/0"), ElementsAre("ZERO_OF_ZERO 0/0 = 10"));
  EXPECT_THAT(StepsFor(kFiles, "0/1"), ElementsAre("RATIO 0/1 = 0", "PROPORTION 10 × 0 ÷ 0.7 = 0"));
}

TEST(CountRatio, ExplainsTheProportionItsRoundingAndTheThreshold) {
  EXPECT_THAT(StepsFor(kServices, "16/267", {}, "30"),
              ElementsAre("RATIO 16/267 = 16/267", "PROPORTION 30 × 16/267 ÷ 0.3 = 1600/267",
                          "ROUNDED 1600/267 = 5 (5, HALF_UP)"));
  EXPECT_THAT(StepsFor(kServices, "3/10", {}, "30"),
              ElementsAre("RATIO 3/10 = 3/10", "THRESHOLD_REACHED 0.3 ≥ 0.3 = 30"));
}

TEST(CountRatio, SmallAndLargeWholesAreSampled) {
  EXPECT_THAT(SamplesFor(kServices), Contains("1/12"));
  EXPECT_THAT(SamplesFor(kServices), Contains("249/250"));
  EXPECT_THAT(SamplesFor(kServices), Not(Contains("0/0")));
}

}  // namespace
}  // namespace thuocdo::rules
