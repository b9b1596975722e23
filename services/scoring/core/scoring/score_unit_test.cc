#include "services/scoring/core/scoring/score_unit.h"

#include <gmock/gmock.h>

#include "common/rules/read_rule_set.h"
#include "common/testing/matchers.h"
#include "services/scoring/core/scoring/scored_campaign_for_tests.h"

namespace thuocdo::scoring {
namespace {

using ::testing::HasSubstr;
using testing::NodeOf;
using testing::OneCard;
using testing::StatusIs;

// Rules under which `use.points` are the part of the best unit's number; so-tai-chinh has 10.
class ScoreAmongTest : public ::testing::Test {
 protected:
  ScoreAmongTest() {
    one_.rules =
        rules::ParseRuleSet(testing::RuleSetTextWith("awarded_points { step: \"2.5\" }",
                                                     "relative_to_best { points_if_best_is_zero: \"1\" }"))
            .value();
    one_.Declare({{"use.points", "10"}});
  }

  // Scores where the group's numbers are said to be `numbers`.
  absl::StatusOr<std::vector<ScoreCard>> ScoreWith(const rules::GroupNumbers& numbers) {
    Population population;
    population.Set("departments", "use.points", numbers);
    return ScoreAmong(population, one_.Input());
  }

  OneCard one_;
};

TEST_F(ScoreAmongTest, TakesThePopulationForUnitsThatAreNotThere) {
  EXPECT_EQ(NodeOf(one_.Score(), "use.points").points, 15);
  ASSERT_OK_AND_ASSIGN(const std::vector<ScoreCard> cards, ScoreWith({2, 10, 20, 30, 500}));
  EXPECT_EQ(NodeOf(cards.at(0), "use.points").points, Rational(15, 2));
}

TEST_F(ScoreAmongTest, RejectsAPopulationThatCannotBeTheUnits) {
  const std::vector<rules::GroupNumbers> impossible = {
      {0, 10, 20, 30, 500}, {2, 11, 20, 31, 521}, {2, 5, 9, 14, 106}, {2, 10, 20, 30, 1}};
  for (const rules::GroupNumbers& numbers : impossible) {
    EXPECT_THAT(ScoreWith(numbers), StatusIs(absl::StatusCode::kInvalidArgument, HasSubstr("use.points")));
  }
  EXPECT_THAT(ScoreAmong({}, one_.Input()),
              StatusIs(absl::StatusCode::kInvalidArgument, HasSubstr("use.points")));
}

}  // namespace
}  // namespace thuocdo::scoring
