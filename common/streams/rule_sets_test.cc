#include "common/streams/rule_sets.h"

#include <gtest/gtest.h>

#include "absl/strings/str_cat.h"
#include "common/base/digest.h"
#include "common/streams/past_events_for_tests.h"
#include "common/testing/matchers.h"

namespace thuocdo::streams {
namespace {

using ::testing::HasSubstr;
using testing::PastEvents;
using testing::StatusIs;

event::v1::Event Published(const std::string& canonical) {
  event::v1::Event event;
  event.mutable_rule_set_published()->set_rule_set("rules");
  event.mutable_rule_set_published()->set_canonical(canonical);
  event.mutable_rule_set_published()->set_hash(Sha256(canonical));
  event.mutable_rule_set_published()->set_text(absl::StrCat("# ", canonical));
  return event;
}

TEST(RuleSetVersionsTest, ABareIdMeansTheOnlyVersionAndIsAmbiguousAfterTheSecond) {
  PastEvents past;
  ASSERT_OK_AND_ASSIGN(RuleSetVersions state,
                       ApplyRuleSetEvent(RuleSetVersions{}, past.Next("rule-set/rules", Published("one"))));
  ASSERT_OK_AND_ASSIGN(PublishedRuleSet only, FindRuleSet(state, "rules"));
  EXPECT_EQ(only, (PublishedRuleSet{Sha256("one"), "# one", "one", Position{2}}));

  ASSERT_OK_AND_ASSIGN(state, ApplyRuleSetEvent(state, past.Next("rule-set/rules", Published("two"))));
  EXPECT_THAT(FindRuleSet(state, "rules"), StatusIs(absl::StatusCode::kFailedPrecondition,
                                                    HasSubstr(RuleSetName("rules", Sha256("two")))));
  ASSERT_OK_AND_ASSIGN(PublishedRuleSet second, FindRuleSet(state, RuleSetName("rules", Sha256("two"))));
  EXPECT_EQ(second.canonical, "two");
}

TEST(RuleSetVersionsTest, AnUnknownRuleSetIsNotFound) {
  EXPECT_THAT(FindRuleSet(RuleSetVersions{}, "rules"), StatusIs(absl::StatusCode::kNotFound));
  EXPECT_THAT(FindRuleSet(RuleSetVersions{}, ""), StatusIs(absl::StatusCode::kNotFound));
}

TEST(RuleSetVersionsTest, AHashThatIsNotTheBytesDoesNotApply) {
  event::v1::Event event = Published("one");
  event.mutable_rule_set_published()->set_canonical("two");

  EXPECT_THAT(ApplyRuleSetEvent(RuleSetVersions{}, PastEvents().Next("rule-set/rules", event)),
              StatusIs(absl::StatusCode::kDataLoss));
}

TEST(RuleSetVersionsTest, ARuleSetIsPublishedOnce) {
  PastEvents past;
  ASSERT_OK_AND_ASSIGN(RuleSetVersions state,
                       ApplyRuleSetEvent(RuleSetVersions{}, past.Next("rule-set/rules", Published("one"))));

  EXPECT_THAT(ApplyRuleSetEvent(state, past.Next("rule-set/rules", Published("one"))),
              StatusIs(absl::StatusCode::kDataLoss));
}

TEST(RuleSetVersionsTest, TheIdIsWhatStandsBeforeTheHash) {
  EXPECT_EQ(RuleSetIdOf("rules@abc"), "rules");
  EXPECT_EQ(RuleSetIdOf("rules"), "rules");
}

}  // namespace
}  // namespace thuocdo::streams
