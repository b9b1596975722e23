#include "tests/scenarios/scenario.h"

#include <gmock/gmock.h>

namespace thuocdo::testing {
namespace {

using ::testing::IsEmpty;

class ScenariosOf : public ::testing::TestWithParam<std::string> {};

TEST_P(ScenariosOf, GiveWhatTheySay) {
  const std::vector<Scenario> scenarios = ReadScenarios("tests/scenarios/" + GetParam() + ".txt");
  ASSERT_GT(scenarios.size(), 1u);
  for (const Scenario& scenario : scenarios)
    EXPECT_THAT(DifferencesOf(scenario), IsEmpty()) << scenario.name();
}

INSTANTIATE_TEST_SUITE_P(AllFiles, ScenariosOf,
                         ::testing::Values("methods", "relative", "aggregation", "not_applicable", "missing",
                                           "levels_and_ranks", "violations"),
                         [](const auto& suite) { return suite.param; });

TEST(Scenarios, SayWhatTheyMiss) {
  const Scenario wrong{{{"root", "criterion { yes_no {} }"},
                        {"unit", "a | total = yes"},
                        {"points", "a | total = 99"},
                        {"ranks", "a = 2"}}};

  EXPECT_THAT(DifferencesOf(wrong),
              ::testing::ElementsAre("points of a on total is 100, not 99", "ranks of a is 1, not 2"));
}

}  // namespace
}  // namespace thuocdo::testing
