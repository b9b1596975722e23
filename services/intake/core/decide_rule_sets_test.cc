#include "services/intake/core/decide_rule_sets.h"

#include <gtest/gtest.h>

#include "common/testing/matchers.h"
#include "services/intake/core/campaign_for_tests.h"

namespace thuocdo {
namespace {

using ::testing::IsEmpty;
using testing::IsOkAndHolds;

TEST(DecideRuleSetsTest, ANewRuleSetIsStoredAsWrittenAndInCanonicalForm) {
  auto rules = testing::SmallRules();
  intake::v1::PublishRuleSetRequest command;
  command.set_text(testing::kRuleSetText);
  ASSERT_OK_AND_ASSIGN(std::vector<NewEvent> events, Decide(RuleSetVersions{}, *rules, command));

  ASSERT_EQ(events.size(), 1u);
  EXPECT_EQ(events[0].stream, "rule-set/small");
  EXPECT_EQ(events[0].event.rule_set_published().text(), testing::kRuleSetText);
  EXPECT_EQ(events[0].event.rule_set_published().canonical(), rules->canonical);
  EXPECT_EQ(events[0].event.rule_set_published().hash(), rules->hash);
}

TEST(DecideRuleSetsTest, AKnownRuleSetAddsNothing) {
  auto rules = testing::SmallRules();
  RuleSetVersions known{
      "small", {{rules->hash, "other comments", rules->canonical, Position{5}}}, Revision{1}};

  EXPECT_THAT(Decide(known, *rules, intake::v1::PublishRuleSetRequest()), IsOkAndHolds(IsEmpty()));
}

}  // namespace
}  // namespace thuocdo
