#include "common/rules/check/amendment_check.h"

#include <gmock/gmock.h>

#include "absl/strings/str_cat.h"
#include "common/rules/read_rule_set.h"
#include "common/rules/rule_set_for_tests.h"
#include "common/testing/matchers.h"

namespace thuocdo::rules {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using testing::IsOk;
using testing::RuleSetTextWith;

std::vector<std::string> ViolationsOf(const absl::Status& status) {
  std::vector<std::string> violations;
  const rpc::v1::ErrorDetail detail = DetailOf(status);
  for (const rpc::v1::Violation& violation : detail.violations()) {
    violations.push_back(absl::StrCat(violation.field(), ": ", violation.message()));
  }
  return violations;
}

TEST(AmendmentCheck, NeedsNoWordAboutWhatKeepsItsId) {
  const RuleSet amended = ParseRuleSet(testing::kRuleSetText).value();
  const std::string text = absl::StrCat(testing::kRuleSetText, "amends: \"", amended.name, "\"");

  EXPECT_THAT(ParseRuleSet(text), IsOk());
  EXPECT_THAT(CheckAmendment(text, amended), IsOk());
}

TEST(AmendmentCheck, RejectsAMapThatContradictsItselfWithEveryViolation) {
  const std::string changes = R"(
amends: "Small!"
changes { from: "a" to: "use.mail" }
changes { kind: CHANGE_KIND_SPLIT from: "b" to: "use.staff" }
changes { kind: CHANGE_KIND_NEW to: "use.mail" carry: true }
changes { kind: CHANGE_KIND_KEPT from: "c" to: "use" }
)";
  const std::vector<std::string> violations =
      ViolationsOf(ParseRuleSet(testing::kRuleSetText + changes).status());

  EXPECT_THAT(violations,
              ElementsAre(HasSubstr("amends \"Small!\" is not <id>"), HasSubstr("change 1: kind is missing"),
                          HasSubstr("change 2: does not name the number of criteria"),
                          HasSubstr("change 3: carry is only for a split"),
                          HasSubstr("change 3: use.mail has two changes"),
                          HasSubstr("change 4: is kept but has another id"),
                          HasSubstr("change 4: this rule set has no criterion \"use\"")));
  EXPECT_THAT(violations.at(1), ::testing::StartsWith("line "));
}

TEST(AmendmentCheck, RejectsChangesWithoutAnAmendedRuleSet) {
  const std::string changes = "changes { kind: CHANGE_KIND_DROPPED from: \"a\" }";

  EXPECT_THAT(ViolationsOf(ParseRuleSet(testing::kRuleSetText + changes).status()),
              ElementsAre(HasSubstr("there are changes, but amends is missing")));
}

TEST(AmendmentCheck, NeedsAChangeForEveryCriterionThatOnlyOneHas) {
  const RuleSet amended = ParseRuleSet(testing::kRuleSetText).value();
  const std::string renamed = RuleSetTextWith("id: \"use.mail\"", "id: \"use.post\"") + "amends: \"small\"\n";

  EXPECT_THAT(ViolationsOf(CheckAmendment(renamed, amended)),
              ElementsAre(HasSubstr("no change names use.mail of the amended rule set"),
                          HasSubstr("no change names use.post, which the amended rule set does not have")));
  EXPECT_THAT(
      CheckAmendment(renamed + "changes { kind: CHANGE_KIND_RENAMED from: \"use.mail\" to: \"use.post\" }",
                     amended),
      IsOk());
}

}  // namespace
}  // namespace thuocdo::rules
