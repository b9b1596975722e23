// What must hold of every aggregation in the list.
#include "common/rules/aggregations/aggregation_list.h"

#include <gmock/gmock.h>

#include <random>
#include <set>

#include "absl/strings/str_cat.h"
#include "common/rules/aggregations/component_for_tests.h"

namespace thuocdo::rules {
namespace {

TEST(AggregationList, HasEveryAggregationOfTheMessageOnceAndTheSum) {
  std::set<int> kinds;
  for (const auto define : kAggregations) EXPECT_TRUE(kinds.insert(define().kind).second) << define().kind;
  const google::protobuf::OneofDescriptor& field =
      *rules::v1::Component::descriptor()->FindOneofByName("aggregation");
  EXPECT_NE(FindAggregation(rules::v1::Component::AGGREGATION_NOT_SET), nullptr);
  for (int i = 0; i < field.field_count(); ++i) {
    const auto kind = static_cast<rules::v1::Component::AggregationCase>(field.field(i)->number());
    EXPECT_NE(FindAggregation(kind), nullptr) << field.field(i)->name();
  }
  EXPECT_EQ(kinds.size(), static_cast<size_t>(field.field_count()) + 1);
}

class EveryAggregation : public ::testing::TestWithParam<const char*> {
 protected:
  int Below(int end) { return static_cast<int>(random_() % static_cast<unsigned>(end)); }

  // Four children, of which the last two are a bonus and a penalty to a sum. The first has points.
  ComponentChildren RandomChildren() {
    const bool is_sum = component_.aggregation_kind == rules::v1::Component::AGGREGATION_NOT_SET;
    const int least = component_.aggregation_kind == rules::v1::Component::kGeometricMean ? 0 : -2;
    const Rational weights[] = {Rational(1, 10), Rational(1, 5), Rational(3, 10), Rational(2, 5)};
    ComponentChildren children;
    for (int i = 0; i < 4; ++i) {
      const int maximum = 1 + Below(9);
      children.push_back(
          testing::Assessed(absl::StrCat(i), maximum, least + Below(maximum - least + 1), weights[i]));
      if (is_sum && i == 2) children.back().role = rules::v1::ROLE_BONUS;
      if (is_sum && i == 3) children.back().role = rules::v1::ROLE_PENALTY;
      if (i != 0 && Below(3) == 0) children.back().points.reset();
    }
    return children;
  }

  const unsigned seed_ = std::random_device{}();
  std::mt19937 random_{seed_};
  const ComponentRule component_ = testing::ReadComponent(GetParam());
};

TEST_P(EveryAggregation, ExplainsThePointsThatItScores) {
  SCOPED_TRACE(absl::StrCat("seed ", seed_));
  for (int i = 0; i < 300; ++i) {
    const ComponentChildren children = RandomChildren();
    const Steps steps = ExplainComponent(component_, 7, children);
    ASSERT_FALSE(steps.empty());
    ASSERT_EQ(steps.back().value, ScoreComponent(component_, 7, children));
    ASSERT_FALSE(steps.back().approximate);
  }
}

INSTANTIATE_TEST_SUITE_P(Aggregations, EveryAggregation,
                         ::testing::Values("", "capped: true", "best_of {}", "weighted_mean {}",
                                           "geometric_mean { quantum: '0.01' }",
                                           "geometric_mean { quantum: '0.5' rounding: ROUNDING_DOWN }",
                                           "geometric_mean { quantum: '1' rounding: ROUNDING_HALF_EVEN }"));

}  // namespace
}  // namespace thuocdo::rules
