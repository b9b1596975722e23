#include <gmock/gmock.h>

#include "absl/strings/str_cat.h"
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

constexpr char kChoice[] =
    "choice { options { id: 'all' title: 'Toàn bộ' points: '10' } options { id: 'in-part' title: 'Một phần' "
    "points: '6.5' } options { id: 'not' title: 'Chưa' points: '0' } }";

std::string With(const std::string& option) {
  return absl::StrCat("choice { options { id: 'not' title: 'Chưa' points: '0' } options { ", option, " } }");
}

TEST(Choice, RejectsOptionsThatAreNotSound) {
  EXPECT_THAT(ViolationsOfCriterion("choice {}"), ElementsAre(HasSubstr("node total: has no option")));
  EXPECT_THAT(ViolationsOfCriterion(With("id: 'not' title: 'B' points: '1'")),
              ElementsAre(HasSubstr("option not: there is another option with this id")));
  EXPECT_THAT(ViolationsOfCriterion(With("id: 'in part' title: 'B' points: '1'")),
              ElementsAre(HasSubstr("option in part: id \"in part\" is not an id")));
  EXPECT_THAT(ViolationsOfCriterion(With("id: 'b' points: '1'")),
              ElementsAre(HasSubstr("option b: title is missing")));
  EXPECT_THAT(ViolationsOfCriterion(With("id: 'b' title: 'B' points: '11'")),
              ElementsAre(HasSubstr("option b: points 11 is above the node's maximum")));
}

TEST(Choice, TakesTheIdOrTheTitleOfAnOption) {
  EXPECT_EQ(ReadBack(kChoice, "in-part"), "in-part");
  EXPECT_EQ(ReadBack(kChoice, "một PHẦN"), "in-part");
  EXPECT_THAT(ReadBack(kChoice, "partly"), HasSubstr("expected one of all, in-part, not"));
}

TEST(Choice, GivesThePointsOfTheChosenOption) {
  EXPECT_EQ(PointsFor(kChoice, "all"), "10");
  EXPECT_EQ(PointsFor(kChoice, "in-part"), "13/2");
  EXPECT_EQ(PointsFor(kChoice, "not"), "0");
  EXPECT_THAT(StepsFor(kChoice, "in-part"), ElementsAre("LOOKED_UP in-part (Một phần) = 13/2"));
}

TEST(Choice, EveryOptionIsSampled) { EXPECT_THAT(SamplesFor(kChoice), ElementsAre("all", "in-part", "not")); }

}  // namespace
}  // namespace thuocdo::rules
