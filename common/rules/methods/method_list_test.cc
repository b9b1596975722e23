// What must hold of every scoring method in the list.
#include "common/rules/methods/method_list.h"

#include <gmock/gmock.h>

#include <algorithm>
#include <random>
#include <set>

#include "absl/strings/str_cat.h"
#include "common/rules/answer.h"
#include "common/rules/criterion.h"
#include "common/rules/methods/method_for_tests.h"
#include "common/rules/model/rule_set.h"
#include "common/rules/read_rule_set.h"

namespace thuocdo::rules {
namespace {

TEST(MethodList, HasEveryMethodOfTheMessageOnce) {
  std::set<int> kinds;
  for (const auto define : kMethods) EXPECT_TRUE(kinds.insert(define().kind).second) << define().kind;
  const google::protobuf::OneofDescriptor& method =
      *rules::v1::Criterion::descriptor()->FindOneofByName("method");
  for (int i = 0; i < method.field_count(); ++i) {
    const auto kind = static_cast<rules::v1::Criterion::MethodCase>(method.field(i)->number());
    ASSERT_NE(FindMethod(kind), nullptr) << method.field(i)->name();
    EXPECT_EQ(FindMethod(kind)->kind, kind);
  }
  EXPECT_EQ(kinds.size(), static_cast<size_t>(method.field_count()));
}

TEST(MethodList, HasNoneForACriterionWithoutAMethod) {
  EXPECT_EQ(FindMethod(rules::v1::Criterion::METHOD_NOT_SET), nullptr);
}

RuleSet OneCriterion(const std::string& criterion) {
  return ParseRuleSet(testing::OneCriterionText(criterion, "7")).value();
}

constexpr const char* kCriteria[] = {
    "awarded_points {}",
    "yes_no {}",
    "bands { bands { lower: '0' upper: '33' points: '1.5' } bands { lower: '33' lower_open: true upper: "
    "'100' "
    "points: '7' } }",
    "choice { options { id: 'a' title: 'A' points: '2.5' } options { id: 'b' title: 'B' points: '7' } }",
    "count_ratio { full_marks_from: '0.3' step: '5' }",
    "count_ratio { full_marks_from: '0.7' }",
    "count_ratio { full_marks_from: '0.7' } step: '4' rounding: ROUNDING_DOWN",
    "item_list { items { id: 'a' title: 'A' points: '2.5' } items { id: 'b' title: 'B' points: '6' } }",
    "number_factor { factor: '2.5' }",
    "number_factor { factor: '1.1' } step: '0.5'",
    "relative_to_best { points_if_best_is_zero: '1' }",
    "relative_to_best { points_if_best_is_zero: '1' } step: '2' rounding: ROUNDING_DOWN",
    "min_max { points_if_equal: '2' }",
    "min_max { points_if_equal: '2' lower_is_better: true }",
    "min_max { low: '1' high: '2' }",
    "min_max { low: '1' high: '2' lower_is_better: true }",
    "z_score { center: '3' points_per_deviation: '2' quantum: '0.01' }",
    "z_score { center: '0' points_per_deviation: '7' quantum: '0.5' rounding: ROUNDING_DOWN lower_is_better: "
    "true }",
    "z_score { mean: '1' deviation: '0.5' center: '3' points_per_deviation: '1' quantum: '1' rounding: "
    "ROUNDING_HALF_EVEN }"};

TEST(EveryMethod, IsAmongTheCriteriaOfThisTest) {
  std::set<int> kinds;
  for (const char* criterion : kCriteria) {
    kinds.insert(OneCriterion(criterion).nodes.front().criterion.method_kind);
  }
  EXPECT_EQ(kinds.size(), std::size(kMethods));
}

class EveryMethod : public ::testing::TestWithParam<const char*> {
 protected:
  // Numbers of few values, so that equal ones and zeros come often.
  static Rational RandomNumber(std::mt19937& random) { return Rational(random() % 7) / 2; }

  std::string RandomText(const Rational& number, std::mt19937& random) const {
    const CriterionRule& criterion = rules_.nodes.front().criterion;
    if (criterion.method_kind == rules::v1::Criterion::kItemList) {
      return std::vector<std::string>{"a", "b;a", "no"}[random() % 3];
    }
    const std::vector<std::string> samples = criterion.method->SampleAnswers(7);
    return samples.empty() ? NumberText(number) : samples[random() % samples.size()];
  }

  const RuleSet rules_ = OneCriterion(GetParam());
};

TEST_P(EveryMethod, ExplainsThePointsThatItScores) {
  const unsigned seed = std::random_device{}();
  SCOPED_TRACE(absl::StrCat("seed ", seed));
  std::mt19937 random(seed);
  const CriterionRule& criterion = rules_.nodes.front().criterion;
  for (int i = 0; i < 300; ++i) {
    Numbers numbers;
    GroupNumbers group;
    for (uint64_t left = 1 + random() % 5; left > 0; --left) {
      numbers.push_back(RandomNumber(random));
      group.Add(numbers.back());
    }
    intake::v1::AnswerInput input;
    input.set_text(RandomText(numbers[random() % numbers.size()], random));
    const event::v1::Answer answer = ReadAnswer(rules_, rules_.nodes.front(), "all", input).value();
    const Steps steps = ExplainAnswer(criterion, 7, answer, numbers);
    ASSERT_FALSE(steps.empty());
    ASSERT_EQ(steps.back().value, ScoreAnswer(criterion, 7, answer, &group)) << input.text();
    ASSERT_FALSE(steps.back().approximate);
  }
}

TEST_P(EveryMethod, RejectsAnAnswerWithoutAValue) {
  EXPECT_FALSE(rules_.nodes.front().criterion.method->CheckAnswer(event::v1::Answer(), 7).ok());
}

TEST_P(EveryMethod, SamplesOnlyAnswersThatItTakes) {
  const CriterionRule& criterion = rules_.nodes.front().criterion;
  for (const std::string& text : criterion.method->SampleAnswers(7)) {
    intake::v1::AnswerInput input;
    input.set_text(text);
    EXPECT_TRUE(ReadAnswer(rules_, rules_.nodes.front(), "all", input).ok()) << text;
  }
}

INSTANTIATE_TEST_SUITE_P(Methods, EveryMethod, ::testing::ValuesIn(kCriteria));

}  // namespace
}  // namespace thuocdo::rules
