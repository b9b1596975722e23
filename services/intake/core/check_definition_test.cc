#include "services/intake/core/check_definition.h"

#include <gmock/gmock.h>

#include "services/intake/core/assessed.h"
#include "services/intake/core/campaign_for_tests.h"

namespace thuocdo::intake {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

// The violations of the small definition with `change` made to the first roster entry.
template <typename Change>
std::vector<std::string> ViolationsWith(Change change) {
  DefinitionKnown known{{}, testing::SmallRules(), false, {}, {}};
  campaign::v1::CampaignDefinition definition = testing::SmallDefinition();
  for (const campaign::v1::RosterEntry& entry : definition.roster()) {
    known.organizations[entry.organization()] = testing::Living(entry.organization(), entry.organization());
  }
  change(*definition.mutable_roster(0));
  Rejection rejection;
  CheckDefinition(known, definition, rejection);
  return testing::ViolationsOf(rejection.ToStatus("rejected"));
}

void Exclude(const std::string& node, const std::string& reason, campaign::v1::RosterEntry& entry) {
  campaign::v1::NotAssessed& left = *entry.add_not_assessed();
  left.set_node(node);
  left.set_reason(reason);
}

TEST(CheckDefinitionTest, ACriterionMayBeExcludedForAUnitWithItsReason) {
  EXPECT_THAT(ViolationsWith([](auto& entry) { Exclude("use.mail", "no mail", entry); }), IsEmpty());
}

TEST(CheckDefinitionTest, WhatIsExcludedMustBeThereOnceAndWithAReason) {
  const auto change = [](auto& entry) {
    Exclude("use.mail", "", entry);
    Exclude("use.mail", "twice", entry);
    Exclude("nothing", "unknown", entry);
    Exclude("total", "everything", entry);
  };

  EXPECT_THAT(ViolationsWith(change),
              ElementsAre(HasSubstr("not_assessed[0].reason"), HasSubstr("use.mail appears twice"),
                          HasSubstr("no node \"nothing\""), HasSubstr("is the total")));
}

TEST(CheckDefinitionTest, AUnitsOwnMaximaMustFitTheTree) {
  const auto change = [](auto& entry) {
    entry.add_maxima()->set_node("online.files");
    entry.mutable_maxima(0)->set_points("5");
  };

  EXPECT_THAT(ViolationsWith(change), ElementsAre(HasSubstr("its children's make 35")));
}

TEST(CheckDefinitionTest, AnAnswerIsMissingUnlessItCounts) {
  const auto rules = testing::SmallRules();
  campaign::v1::RosterEntry entry = testing::SmallDefinition().roster(0);
  Exclude("use.mail", "no mail", entry);
  streams::SheetState sheet;
  sheet.declared["use.staff"].answer.set_percentage("50");
  sheet.declared["use.points"].answer.set_percentage("50");  // not what is wanted
  sheet.corrected["online.files"].answer.answer.mutable_count()->set_whole(2);

  EXPECT_THAT(UnansweredCriteria(*rules, entry, sheet),
              ElementsAre("use.points", "use.roll-out", "online.services"));
}

}  // namespace
}  // namespace thuocdo::intake
