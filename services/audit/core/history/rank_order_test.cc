#include "services/audit/core/history/rank_order.h"

#include <gtest/gtest.h>

#include <random>
#include <set>

#include "absl/strings/str_cat.h"

namespace thuocdo::audit {
namespace {

TEST(RankOrder, EqualValuesShareARankAsTheRuleSays) {
  RankOrder dense(rules::v1::RANK_RULE_DENSE);
  RankOrder competition(rules::v1::RANK_RULE_COMPETITION);
  for (RankOrder* order : {&dense, &competition}) {
    order->Set("a", Rational(10));
    order->Set("b", Rational(10));
    order->Set("c", Rational(5));
    EXPECT_EQ(order->RankOf("a"), 1u);
    EXPECT_EQ(order->RankOf("b"), 1u);
    EXPECT_EQ(order->RankOf("d"), 0u);
  }
  EXPECT_EQ(dense.RankOf("c"), 2u);
  EXPECT_EQ(competition.RankOf("c"), 3u);
}

TEST(RankOrder, IsWhatCountingGivesAfterEveryChange) {
  const uint64_t seed = std::random_device{}();
  SCOPED_TRACE(absl::StrCat("seed ", seed));
  std::mt19937_64 random(seed);
  for (const auto rule : {rules::v1::RANK_RULE_DENSE, rules::v1::RANK_RULE_COMPETITION}) {
    RankOrder order(rule);
    std::map<std::string, Rational> values;
    for (int i = 0; i < 2000; ++i) {
      const std::string unit = absl::StrCat("unit-", random() % 12);
      const Rational value(static_cast<unsigned long>(random() % 6), 7);
      const bool leaves = random() % 5 == 0;
      order.Set(unit, leaves ? std::nullopt : std::optional<Rational>(value));
      values.erase(unit);
      if (!leaves) values[unit] = value;
      const std::string asked = absl::StrCat("unit-", random() % 12);
      uint32_t units = 0;
      std::set<Rational> distinct;
      for (const auto& [other, points] : values) {
        if (values.count(asked) == 0 || points <= values[asked]) continue;
        ++units;
        distinct.insert(points);
      }
      const uint32_t higher =
          rule == rules::v1::RANK_RULE_DENSE ? static_cast<uint32_t>(distinct.size()) : units;
      ASSERT_EQ(order.RankOf(asked), values.count(asked) == 0 ? 0 : higher + 1);
    }
  }
}

}  // namespace
}  // namespace thuocdo::audit
