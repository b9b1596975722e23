#include "tools/thuocdo/files/check_answers.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "common/base/status.h"
#include "common/rules/read_rule_set.h"
#include "common/rules/rule_set_for_tests.h"
#include "common/testing/matchers.h"

namespace thuocdo::client {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using testing::IsOk;

// The small rule set, and a roster of so-a, so-b, which is not assessed on use.mail, and so-c, which is not
// assessed.
class CheckAnswersTest : public ::testing::Test {
 protected:
  CheckAnswersTest() {
    definition_.set_id("small-2016");
    definition_.set_rule_set("small");
    for (const char* id : {"so-a", "so-b", "so-c"}) {
      campaign::v1::RosterEntry& entry = *definition_.add_roster();
      entry.set_organization(id);
      entry.set_group("departments");
      entry.set_participation(campaign::v1::PARTICIPATION_FULL);
    }
    definition_.mutable_roster(1)->add_not_assessed()->set_node("use.mail");
    definition_.mutable_roster(2)->set_participation(campaign::v1::PARTICIPATION_NOT_ASSESSED);
  }

  absl::Status Check(const std::string& rows,
                     const std::string& header = "organization,criterion,answer") const {
    const auto sheets = ReadAnswersCsv({"a.csv", absl::StrCat(header, "\n", rows)});
    return sheets.ok() ? CheckAnswers("a.csv", *sheets, definition_, rules_) : sheets.status();
  }

  std::vector<std::string> ViolationsIn(const std::string& rows,
                                        const std::string& header = "organization,criterion,answer") const {
    std::vector<std::string> violations;
    const rpc::v1::ErrorDetail detail = DetailOf(Check(rows, header));
    for (const rpc::v1::Violation& violation : detail.violations())
      violations.push_back(absl::StrCat(violation.field(), ": ", violation.message()));
    return violations;
  }

  const rules::RuleSet rules_ = rules::ParseRuleSet(testing::kRuleSetText).value();
  campaign::v1::CampaignDefinition definition_;
};

TEST_F(CheckAnswersTest, WhatIntakeWouldTakeIsFine) {
  EXPECT_THAT(Check("so-a,use.mail,có\nso-a,use.staff,\nso-b,use.points,12.5\n"), IsOk());
  EXPECT_THAT(Check("so-a ,use.mail\u00a0, có\n"), IsOk());
}

TEST_F(CheckAnswersTest, EveryRowThatIsNotUnderstoodIsNamed) {
  EXPECT_THAT(ViolationsIn("so-a,use.mail,maybe\nso-x9y,use.points,1\nso-b,use.mail,có\nso-c,use.points,"
                           "1\nso-a,total,1\nso-a,nothing,1\n"),
              ElementsAre(HasSubstr("a.csv:2: so-a: use.mail: \"maybe\" is not yes or no"),
                          HasSubstr("a.csv:6: there is no criterion \"total\" in small"),
                          "a.csv:7: there is no criterion \"nothing\" in small",
                          "a.csv:3: there is no organization \"so-x9y\" on the roster of small-2016",
                          "a.csv:4: so-b is not assessed on use.mail",
                          "a.csv:5: so-c is not assessed in small-2016"));
}

TEST_F(CheckAnswersTest, AnIdThatIsNearlyRightIsSuggested) {
  EXPECT_THAT(ViolationsIn("SO-B,use.points,1\n"), ElementsAre(HasSubstr("; did you mean \"so-b\"?")));
  EXPECT_THAT(ViolationsIn("so-a,use.mial,có\n"), ElementsAre(HasSubstr("; did you mean \"use.mail\"?")));
  EXPECT_THAT(ViolationsIn("so-a,use.mаil,có\n"),
              ElementsAre(HasSubstr("; did you mean \"use.mail\"?")));  // a Cyrillic а
}

TEST_F(CheckAnswersTest, ATitleTellsWhichCriterionWasMeant) {
  const std::string header = "organization,criterion,title,answer";
  EXPECT_THAT(ViolationsIn("so-a,use.mail,thư ĐIỆN tử,có\n", header), ElementsAre());
  EXPECT_THAT(
      ViolationsIn("so-a,use.mail,Điểm,có\n", header),
      ElementsAre(HasSubstr("a.csv:2: criterion use.mail is \"Thư điện tử\", but the row says \"Điểm\"")));
}

}  // namespace
}  // namespace thuocdo::client
