// Whatever can be scored can be explained, and every explanation comes to the points of the card.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <set>

#include "absl/strings/str_cat.h"
#include "services/audit/core/explain/explain.h"
#include "tests/scenarios/random_rules.h"
#include "tests/scenarios/random_scenario.h"
#include "tests/scenarios/scenario.h"
#include "tools/thuocdo/text/explain_text.h"

namespace thuocdo::testing {
namespace {

using audit::v1::ExplainedNode;
using audit::v1::StepKind;

// Explains every card; every scored node must end at its points, every other have no arithmetic. Adds what
// was done to `kinds`.
void ExpectExplained(const rules::RuleSet& rules, const std::vector<scoring::ScoreCard>& cards,
                     std::set<StepKind>& kinds) {
  for (const scoring::ScoreCard& card : cards) {
    const auto nodes = audit::ExplainCard(rules, cards, card, "");
    ASSERT_TRUE(nodes.ok()) << card.organization << ": " << nodes.status();
    ASSERT_EQ(nodes->size(), rules.nodes.size());
    for (const ExplainedNode& node : *nodes) {
      const bool scored = node.score().state() == scoring::v1::NODE_STATE_SCORED;
      ASSERT_EQ(node.steps().empty(), !scored) << node.score().node();
      if (scored) {
        ASSERT_EQ(node.steps().rbegin()->value(), node.score().points()) << node.score().node();
      }
      ASSERT_EQ(node.has_level_step(), !node.score().level().empty()) << node.score().node();
      for (const audit::v1::Step& step : node.steps()) kinds.insert(step.kind());
      if (node.has_level_step()) kinds.insert(node.level_step().kind());
    }
  }
}

class ScenariosOf : public ::testing::TestWithParam<std::string> {};

TEST_P(ScenariosOf, CanBeExplained) {
  std::set<StepKind> kinds;
  for (const Scenario& scenario : ReadScenarios("tests/scenarios/" + GetParam() + ".txt")) {
    SCOPED_TRACE(scenario.name());
    const auto scored = ScoreScenario(scenario);
    ASSERT_TRUE(scored.ok()) << scored.status();
    ExpectExplained(scored->rules, scored->cards, kinds);
  }
  EXPECT_FALSE(kinds.empty());
}

INSTANTIATE_TEST_SUITE_P(AllFiles, ScenariosOf,
                         ::testing::Values("methods", "relative", "aggregation", "not_applicable", "missing",
                                           "levels_and_ranks"),
                         [](const auto& suite) { return suite.param; });

TEST(EveryRandomScenario, CanBeExplainedAndShowsEveryKindOfStep) {
  std::set<StepKind> kinds;
  for (unsigned seed = 0; seed < SeedCount(300); ++seed) {
    SCOPED_TRACE(absl::StrCat("seed ", seed));
    const RandomScenario made(seed);
    ExpectExplained(made.rules(), made.Score(), kinds);
    if (HasFatalFailure()) return;
  }
  kinds.insert(audit::v1::STEP_KIND_UNSPECIFIED);      // never sent
  kinds.insert(audit::v1::STEP_KIND_LEVEL_BY_POINTS);  // in the scenarios of levels
  kinds.insert(audit::v1::STEP_KIND_LEVEL_BELOW_ALL);  // only if a z-score is the total
  for (int kind = 0; kind <= audit::v1::StepKind_MAX; ++kind) {
    EXPECT_EQ(kinds.count(static_cast<StepKind>(kind)), 1u)
        << audit::v1::StepKind_Name(static_cast<StepKind>(kind)) << " was never seen";
  }
}

}  // namespace
}  // namespace thuocdo::testing
