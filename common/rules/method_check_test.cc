#include "common/rules/method_check.h"

#include <gmock/gmock.h>

#include "absl/strings/str_cat.h"
#include "common/base/status.h"
#include "common/rules/rule_set.h"
#include "common/rules/rule_set_for_tests.h"

namespace thuocdo {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using testing::RuleSetChange;
using testing::RuleSetTextWith;

class MethodCheckOf : public ::testing::TestWithParam<RuleSetChange> {};

TEST_P(MethodCheckOf, RefusesTheFault) {
  rpc::v1::ErrorDetail detail =
      DetailOf(ParseRuleSet(RuleSetTextWith(GetParam().from, GetParam().to)).status());
  std::vector<std::string> faults;
  for (const rpc::v1::Fault& fault : detail.faults())
    faults.push_back(absl::StrCat(fault.field(), ": ", fault.message()));

  EXPECT_THAT(faults, ElementsAre(HasSubstr(GetParam().fault)));
}

constexpr char kBelow50[] =
    "bands { lower: \"0\" upper: \"0\" points: \"0\" }\n"
    "              bands { lower: \"0\" lower_open: true";
constexpr char kSecond[] = "lower: \"0\" lower_open: true upper: \"50\" upper_open: true";
constexpr char kThird[] = "lower: \"50\" upper: \"80\" upper_open: true";
constexpr char kLast[] = "lower: \"80\" upper: \"100\"";

INSTANTIATE_TEST_SUITE_P(
    Criterion, MethodCheckOf,
    ::testing::Values(RuleSetChange{"WithoutAMethod", "yes_no {}", "",
                                    "node use.mail: the criterion has no scoring method"},
                      RuleSetChange{"Source", "SOURCE_OBSERVED_OR_DECLARED", "12",
                                    "node online.services: source is unknown"},
                      RuleSetChange{"NotApplicable", "NOT_APPLICABLE_RULE_LEAVE_OUT", "12",
                                    "node use.mail: not_applicable is unknown"}),
    [](const auto& suite) { return suite.param.name; });

INSTANTIATE_TEST_SUITE_P(
    AwardedPoints, MethodCheckOf,
    ::testing::Values(RuleSetChange{"StepOfZero", "step: \"2.5\"", "step: \"0\"",
                                    "node use.points: step must be more than 0"},
                      RuleSetChange{"StepThatIsNoNumber", "step: \"2.5\"", "step: \"-1\"",
                                    "node use.points: step \"-1\" is not decimal"},
                      RuleSetChange{"StepOffTheMaximum", "step: \"2.5\"", "step: \"4\"",
                                    "node use.points: the node's maximum is not a multiple of step"}),
    [](const auto& suite) { return suite.param.name; });

INSTANTIATE_TEST_SUITE_P(
    Bands, MethodCheckOf,
    ::testing::Values(
        RuleSetChange{"OpenAtZero", "bands { lower: \"0\" upper: \"0\" points: \"0\" }", "",
                      "band 1: must begin with 0"},
        RuleSetChange{"BeginAboveZero", kBelow50, "bands { lower: \"0.5\"", "band 1: must begin with 0"},
        RuleSetChange{"EndBelowHundred", kLast, "lower: \"80\" upper: \"99.9\"", "band 4: must end with 100"},
        RuleSetChange{"OpenAtHundred", kLast, "lower: \"80\" upper: \"100\" upper_open: true",
                      "band 4: must end with 100"},
        RuleSetChange{"AboveHundred", kLast, "lower: \"80\" upper: \"101\"", "band 4: must end with 100"},
        RuleSetChange{"Gap", kThird, "lower: \"50.1\" upper: \"80\" upper_open: true",
                      "band 3: nothing covers 50 to 50.1"},
        RuleSetChange{"BoundInNoBand", kThird,
                      "lower: \"50\" lower_open: true upper: \"80\" upper_open: true",
                      "band 3: nothing covers 50"},
        RuleSetChange{"BoundInTwoBands", kThird, "lower: \"50\" upper: \"80\"", "band 4: 80 is in two bands"},
        RuleSetChange{"Overlap", kThird, "lower: \"49\" upper: \"80\" upper_open: true",
                      "band 3: overlaps the band before it"},
        RuleSetChange{
            "EmptyBand", kLast,
            "lower: \"80\" upper: \"80\" upper_open: true points: \"1\" } bands { lower: \"80\" upper: "
            "\"100\"",
            "band 4: no percentage is in this band"},
        RuleSetChange{"PointsAboveTheMaximum", "points: \"10\" }\n              bands",
                      "points: \"15.1\" }\n              bands",
                      "band 3: points 15.1 is above the node's maximum"},
        RuleSetChange{"BoundThatIsNoNumber", kSecond,
                      "lower: \"0\" lower_open: true upper: \"fifty\" upper_open: true",
                      "band 2: upper \"fifty\" is not decimal"}),
    [](const auto& suite) { return suite.param.name; });

INSTANTIATE_TEST_SUITE_P(Choice, MethodCheckOf,
                         ::testing::Values(RuleSetChange{"IdTwice", "id: \"in-part\"", "id: \"not\"",
                                                         "option not: there is another option with this id"},
                                           RuleSetChange{"BadId", "id: \"in-part\"", "id: \"in part\"",
                                                         "option in part: id \"in part\" is not an id"},
                                           RuleSetChange{"MissingTitle", "title: \"Một phần\"", "",
                                                         "option in-part: title is missing"},
                                           RuleSetChange{
                                               "PointsAboveTheMaximum", "title: \"Một phần\" points: \"10\"",
                                               "title: \"Một phần\" points: \"16\"",
                                               "option in-part: points 16 is above the node's maximum"}),
                         [](const auto& suite) { return suite.param.name; });

INSTANTIATE_TEST_SUITE_P(
    CountRatio, MethodCheckOf,
    ::testing::Values(RuleSetChange{"ThresholdOfZero", "\"0.3\"", "\"0\"",
                                    "node online.services: full_marks_from must be above 0"},
                      RuleSetChange{"ThresholdAboveOne", "\"0.3\"", "\"1.1\"",
                                    "node online.services: full_marks_from must be above 0"},
                      RuleSetChange{"MissingThreshold", "full_marks_from: \"0.3\"", "",
                                    "full_marks_from \"\" is not decimal"},
                      RuleSetChange{"StepOfZero", "step: \"5\"", "step: \"0\"",
                                    "node online.services: step must be more than 0"},
                      RuleSetChange{"Rounding", "step: \"5\" rounding: ROUNDING_HALF_UP",
                                    "step: \"5\" rounding: 9", "node online.services: rounding is unknown"},
                      RuleSetChange{
                          "ZeroOfZeroAboveTheMaximum", "zero_of_zero_points: \"0\"",
                          "zero_of_zero_points: \"15.5\"",
                          "node online.files: zero_of_zero_points 15.5 is above the node's maximum"}),
    [](const auto& suite) { return suite.param.name; });

TEST(MethodCheck, RefusesABandWhoseBoundsAreTheWrongWayRound) {
  std::string text = RuleSetTextWith(kThird, "lower: \"50\" upper: \"40\" upper_open: true");

  EXPECT_THAT(std::string(ParseRuleSet(text).status().message()), HasSubstr("band 3: lower is above upper"));
}

TEST(MethodCheck, RefusesBandsAndChoicesWithoutAny) {
  std::string bands = RuleSetTextWith("yes_no {}", "bands {}");
  std::string choice = RuleSetTextWith("yes_no {}", "choice {}");

  EXPECT_THAT(std::string(ParseRuleSet(bands).status().message()), HasSubstr("node use.mail: has no band"));
  EXPECT_THAT(std::string(ParseRuleSet(choice).status().message()),
              HasSubstr("node use.mail: has no option"));
}

}  // namespace
}  // namespace thuocdo
