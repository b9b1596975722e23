#include <gmock/gmock.h>

#include "absl/strings/str_cat.h"
#include "common/rules/methods/method_for_tests.h"

namespace thuocdo::rules {
namespace {

using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using testing::PointsFor;
using testing::ReadBack;
using testing::SamplesFor;
using testing::StepsFor;
using testing::ViolationsOfCriterion;

// Bands from their contents.
std::string Bands(const std::vector<std::string>& bands) {
  std::string text = "bands {";
  for (const std::string& band : bands) absl::StrAppend(&text, " bands { ", band, " }");
  return text + " }";
}

constexpr char kZero[] = "lower: '0' upper: '0' points: '0'";
constexpr char kLow[] = "lower: '0' lower_open: true upper: '50' upper_open: true points: '3'";
constexpr char kMiddle[] = "lower: '50' upper: '80' upper_open: true points: '6.5'";
constexpr char kHigh[] = "lower: '80' upper: '100' points: '10'";

std::string SoundBands() { return Bands({kZero, kLow, kMiddle, kHigh}); }

struct BandsViolation {
  std::vector<std::string> bands;
  std::string violation;
};

class BandsCheck : public ::testing::TestWithParam<BandsViolation> {};

TEST_P(BandsCheck, RejectsTheViolation) {
  EXPECT_THAT(ViolationsOfCriterion(Bands(GetParam().bands)), ElementsAre(HasSubstr(GetParam().violation)));
}

INSTANTIATE_TEST_SUITE_P(
    Bands, BandsCheck,
    ::testing::Values(
        BandsViolation{{}, "node total: has no band"},
        BandsViolation{{kLow, kMiddle, kHigh}, "band 1: must begin with 0"},
        BandsViolation{{"lower: '0.5' upper: '50' upper_open: true points: '3'", kMiddle, kHigh},
                       "band 1: must begin with 0"},
        BandsViolation{{kZero, kLow, kMiddle, "lower: '80' upper: '99.9' points: '1'"},
                       "band 4: must end with 100"},
        BandsViolation{{kZero, kLow, kMiddle, "lower: '80' upper: '100' upper_open: true points: '1'"},
                       "band 4: must end with 100"},
        BandsViolation{{kZero, kLow, kMiddle, "lower: '80' upper: '101' points: '1'"},
                       "band 4: must end with 100"},
        BandsViolation{{kZero, kLow, "lower: '50.1' upper: '80' upper_open: true points: '1'", kHigh},
                       "band 3: nothing covers 50 to 50.1"},
        BandsViolation{
            {kZero, kLow, "lower: '50' lower_open: true upper: '80' upper_open: true points: '1'", kHigh},
            "band 3: nothing covers 50"},
        BandsViolation{{kZero, kLow, "lower: '50' upper: '80' points: '1'", kHigh},
                       "band 4: 80 is in two bands"},
        BandsViolation{{kZero, kLow, "lower: '49' upper: '80' upper_open: true points: '1'", kHigh},
                       "band 3: overlaps the band before it"},
        BandsViolation{{kZero, kLow, kMiddle, "lower: '80' upper: '80' upper_open: true points: '1'", kHigh},
                       "band 4: no percentage is in this band"},
        BandsViolation{{kZero, kLow, "lower: '50' upper: '80' upper_open: true points: '10.1'", kHigh},
                       "band 3: points 10.1 is above the node's maximum"},
        BandsViolation{{kZero, "lower: '0' lower_open: true upper: 'fifty' upper_open: true points: '1'",
                        kMiddle, kHigh},
                       "band 2: upper \"fifty\" is not decimal"}));

TEST(Bands, RejectsBoundsInTheWrongOrder) {
  EXPECT_THAT(ViolationsOfCriterion(
                  Bands({kZero, kLow, "lower: '50' upper: '40' upper_open: true points: '1'", kHigh})),
              Contains(HasSubstr("band 3: lower is above upper")));
}

TEST(Bands, TakesPercentagesFrom0To100) {
  EXPECT_EQ(ReadBack(SoundBands(), "100"), "100");
  EXPECT_EQ(ReadBack(SoundBands(), "79,50"), "79.5");
  for (const char* text : {"79,5 %", "79.5%", "79,5\t%"}) EXPECT_EQ(ReadBack(SoundBands(), text), "79.5");
  EXPECT_EQ(ReadBack(SoundBands(), "98,125"), "98.125");
  EXPECT_THAT(ReadBack(SoundBands(), "100.01"), HasSubstr("from 0 to 100"));
  EXPECT_THAT(ReadBack(SoundBands(), "yes"), HasSubstr("write digits, such as 15, 79.5 or 79,5"));
}

TEST(Bands, EveryBoundIsInTheBandThatTheRulesSay) {
  EXPECT_EQ(PointsFor(SoundBands(), "0"), "0");
  EXPECT_EQ(PointsFor(SoundBands(), "0.0001"), "3");
  EXPECT_EQ(PointsFor(SoundBands(), "49.9999"), "3");
  EXPECT_EQ(PointsFor(SoundBands(), "50"), "13/2");
  EXPECT_EQ(PointsFor(SoundBands(), "79.9999"), "13/2");
  EXPECT_EQ(PointsFor(SoundBands(), "80"), "10");
  EXPECT_EQ(PointsFor(SoundBands(), "100"), "10");
}

TEST(Bands, APercentageIsExplainedByTheBoundsOfItsBand) {
  EXPECT_THAT(StepsFor(SoundBands(), "0"), ElementsAre("LOOKED_UP 0 ≤ 0 ≤ 0 = 0"));
  EXPECT_THAT(StepsFor(SoundBands(), "49.9"), ElementsAre("LOOKED_UP 0 < 49.9 < 50 = 3"));
  EXPECT_THAT(StepsFor(SoundBands(), "50"), ElementsAre("LOOKED_UP 50 ≤ 50 < 80 = 13/2"));
  EXPECT_THAT(StepsFor(SoundBands(), "80"), ElementsAre("LOOKED_UP 80 ≤ 80 ≤ 100 = 10"));
}

TEST(Bands, EveryWholePercentageIsSampled) { EXPECT_EQ(SamplesFor(SoundBands()).size(), 101u); }

}  // namespace
}  // namespace thuocdo::rules
