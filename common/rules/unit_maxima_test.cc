#include "common/rules/unit_maxima.h"

#include <gmock/gmock.h>

#include "absl/strings/str_cat.h"
#include "common/rules/answer.h"
#include "common/rules/read_rule_set.h"
#include "common/rules/rule_set_for_tests.h"
#include "common/testing/matchers.h"

namespace thuocdo::rules {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

class UnitMaximaTest : public ::testing::Test {
 protected:
  UnitMaximaTest() { entry_.set_group("departments"); }

  void Give(const std::string& node, const std::string& points) {
    campaign::v1::UnitMaximum& own = *entry_.add_maxima();
    own.set_node(node);
    own.set_points(points);
  }

  std::vector<std::string> ViolationsNow() {
    std::vector<std::string> texts;
    const Violations violations = CheckUnitMaxima(rules_, entry_);
    for (const rpc::v1::Violation& violation : violations.violations()) {
      texts.push_back(absl::StrCat(violation.field(), ": ", violation.message()));
    }
    return texts;
  }

  RuleSet rules_ = ParseRuleSet(testing::kRuleSetText).value();
  campaign::v1::RosterEntry entry_;
};

TEST_F(UnitMaximaTest, StandInPlaceOfTheGroups) {
  Give("online.files", "5");

  EXPECT_EQ(MaximumOf(*rules_.FindNode("online.files"), entry_), Rational(5));
  EXPECT_EQ(MaximumOf(*rules_.FindNode("online.services"), entry_), Rational(30));
  entry_.set_group("districts");
  EXPECT_EQ(MaximumOf(*rules_.FindNode("online.files"), entry_), std::nullopt);
}

TEST_F(UnitMaximaTest, MustAddUpAsTheGroupsDo) {
  Give("online.files", "5");
  EXPECT_THAT(
      ViolationsNow(),
      ElementsAre(HasSubstr("node online: the maximum for departments is 45, but its children's make 35")));

  Give("online", "35");
  Give("total", "95");
  EXPECT_THAT(ViolationsNow(), IsEmpty());
}

TEST_F(UnitMaximaTest, MustHoldTheBandsAndChoices) {
  Give("use.staff", "12");
  Give("use", "57");
  Give("total", "102");

  EXPECT_THAT(ViolationsNow(), ElementsAre(HasSubstr("band 4: points 15 is above the node's maximum")));
}

TEST_F(UnitMaximaTest, AreOfNodesThatTheGroupIsAssessedOn) {
  entry_.set_group("districts");
  Give("nothing", "5");
  Give("online.files", "5");
  Give("online", "5.0");
  Give("online", "5");

  EXPECT_THAT(ViolationsNow(), ElementsAre("nothing: the rule set has no node \"nothing\"",
                                           "online.files: the group districts has no maximum on online.files",
                                           HasSubstr("is not decimal text"), "online: appears twice"));
}

TEST_F(UnitMaximaTest, BoundTheAnswerOfTheUnit) {
  Give("use.points", "5");
  intake::v1::AnswerInput input;
  input.set_text("7.5");

  EXPECT_THAT(ReadAnswer(rules_, *rules_.FindNode("use.points"), entry_, input),
              testing::StatusIs(absl::StatusCode::kInvalidArgument, HasSubstr("above the maximum of 5")));
}

}  // namespace
}  // namespace thuocdo::rules
