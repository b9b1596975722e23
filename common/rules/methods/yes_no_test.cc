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

constexpr char kYesNo[] = "yes_no {}";

TEST(YesNo, IsReadInBothLanguagesInAnyCaseAndForm) {
  for (const char* yes : {"yes", "YES", "có", "CÓ", "Có", "co\u0301", " yes "})
    EXPECT_EQ(ReadBack(kYesNo, yes), "yes");
  for (const char* no : {"no", "No", "không", "KHÔNG", "kho\u0302ng"}) EXPECT_EQ(ReadBack(kYesNo, no), "no");
  EXPECT_THAT(ReadBack(kYesNo, "15"), HasSubstr("not yes or no (có or không)"));
}

TEST(YesNo, YesGivesTheMaximumAndNoGivesNothing) {
  EXPECT_EQ(PointsFor(kYesNo, "yes"), "10");
  EXPECT_EQ(PointsFor(kYesNo, "no"), "0");
  EXPECT_THAT(StepsFor(kYesNo, "yes"), ElementsAre("LOOKED_UP yes = 10"));
  EXPECT_THAT(StepsFor(kYesNo, "no"), ElementsAre("LOOKED_UP no = 0"));
}

TEST(YesNo, BothAreSampled) { EXPECT_THAT(SamplesFor(kYesNo), ElementsAre("có", "không")); }

}  // namespace
}  // namespace thuocdo::rules
