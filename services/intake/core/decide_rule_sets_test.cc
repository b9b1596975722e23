#include "services/intake/core/decide_rule_sets.h"

#include <gmock/gmock.h>

#include "common/rules/read_rule_set.h"
#include "common/testing/matchers.h"
#include "services/intake/core/campaign_for_tests.h"

namespace thuocdo::intake {
namespace {

using ::testing::IsEmpty;
using testing::IsOkAndHolds;

TEST(DecideRuleSetsTest, ANewRuleSetIsStoredAsWrittenAndInCanonicalForm) {
  auto rules = testing::SmallRules();
  intake::v1::PublishRuleSetRequest command;
  command.set_text(testing::kRuleSetText);
  ASSERT_OK_AND_ASSIGN(std::vector<eventlog::NewEvent> events,
                       DecidePublishRuleSet(streams::RuleSetVersions{}, *rules, nullptr, command));

  ASSERT_EQ(events.size(), 1u);
  EXPECT_EQ(events[0].stream, "rule-set/small");
  EXPECT_EQ(events[0].event.rule_set_published().text(), testing::kRuleSetText);
  EXPECT_EQ(events[0].event.rule_set_published().canonical(), rules->canonical);
  EXPECT_EQ(events[0].event.rule_set_published().hash(), rules->hash);
}

TEST(DecideRuleSetsTest, AKnownRuleSetAddsNothing) {
  auto rules = testing::SmallRules();
  streams::RuleSetVersions known{
      "small", {{rules->hash, "other comments", rules->canonical, Position{5}}}, Revision{1}};

  EXPECT_THAT(DecidePublishRuleSet(known, *rules, nullptr, intake::v1::PublishRuleSetRequest()),
              IsOkAndHolds(IsEmpty()));
}

TEST(DecideRuleSetsTest, WhatBecameOfEveryCriterionOfTheAmendedRuleSetIsSaidOrRejectedWithItsLine) {
  auto amended = testing::SmallRules();
  intake::v1::PublishRuleSetRequest command;
  command.set_text(testing::RuleSetTextWith("id: \"use.mail\"", "id: \"use.post\"") + "amends: \"small\"\n" +
                   "changes { kind: CHANGE_KIND_DROPPED from: \"use.fax\" }\n");
  ASSERT_OK_AND_ASSIGN(rules::RuleSet rules, rules::ParseRuleSet(command.text()));
  const absl::Status rejected =
      DecidePublishRuleSet(streams::RuleSetVersions{}, rules, amended.get(), command).status();

  EXPECT_THAT(rejected, testing::StatusIs(absl::StatusCode::kInvalidArgument));
  EXPECT_THAT(testing::ViolationsOf(rejected),
              ::testing::ElementsAre(::testing::HasSubstr("has no criterion \"use.fax\""),
                                     ::testing::HasSubstr("no change names use.mail"),
                                     ::testing::HasSubstr("no change names use.post")));
  command.set_text(testing::RuleSetTextWith("id: \"use.mail\"", "id: \"use.post\"") + "amends: \"small\"\n" +
                   "changes { kind: CHANGE_KIND_RENAMED from: \"use.mail\" to: \"use.post\" }\n");
  rules = rules::ParseRuleSet(command.text()).value();
  EXPECT_THAT(DecidePublishRuleSet(streams::RuleSetVersions{}, rules, amended.get(), command),
              testing::IsOk());
}

}  // namespace
}  // namespace thuocdo::intake
