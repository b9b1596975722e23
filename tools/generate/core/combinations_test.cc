#include "tools/generate/core/combinations.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <numeric>

#include "common/testing/matchers.h"

namespace thuocdo::generate {
namespace {

using ::testing::ElementsAre;
using testing::StatusIs;

using Sets = std::vector<std::set<Rational>>;

TEST(DrawSummands, AddUpExactly) {
  const Sets sets(12, {Rational(0), Rational(1, 3), Rational(5), Rational(15)});
  Dice dice(1);
  for (int drawn = 0; drawn < 50; ++drawn) {
    ASSERT_OK_AND_ASSIGN(const std::vector<Rational> summands, DrawSummands(sets, Rational(76), &dice));
    EXPECT_EQ(std::accumulate(summands.begin(), summands.end(), Rational(0)), Rational(76));
  }
}

TEST(DrawSummands, FindTheOnlyWay) {
  Dice dice(1);
  EXPECT_THAT(DrawSummands({{0, 15}, {0, 10, 15}, {0, 15}}, Rational(40), &dice).value(),
              ElementsAre(15, 10, 15));
}

TEST(DrawSummands, EveryWayIsAsLikely) {
  std::map<std::vector<Rational>, int> count;
  Dice dice(305);
  for (int drawn = 0; drawn < 3000; ++drawn)
    ++count[DrawSummands({{0, 5}, {0, 5}, {0, 5}}, 5, &dice).value()];
  EXPECT_EQ(count.size(), 3u);
  for (const auto& [way, times] : count) EXPECT_NEAR(times, 1000, 150);
}

TEST(DrawSummands, RejectWhatNothingAddsUpTo) {
  Dice dice(1);
  EXPECT_THAT(DrawSummands({{0, 15}, {0, 15}}, 20, &dice), StatusIs(absl::StatusCode::kNotFound));
  EXPECT_THAT(DrawSummands({}, 5, &dice), StatusIs(absl::StatusCode::kNotFound));
  EXPECT_THAT(DrawSummands({{}, {5}}, 5, &dice), StatusIs(absl::StatusCode::kNotFound));
}

TEST(DrawSummands, OfNothingMakeZero) {
  Dice dice(1);
  EXPECT_THAT(DrawSummands({}, 0, &dice).value(), ElementsAre());
}

TEST(DrawSummands, RejectTooManyPartialSums) {
  Sets sets(20);
  for (int set = 0; set < 20; ++set) sets[static_cast<size_t>(set)] = {Rational(0), Rational(1 << set)};
  Dice dice(1);
  EXPECT_THAT(DrawSummands(sets, 1 << 20, &dice), StatusIs(absl::StatusCode::kResourceExhausted));
}

TEST(DrawBelow, StaysBelowALimitOfManyWords) {
  const mpz_class limit = (mpz_class(1) << 200) + 1;
  Dice dice(1);
  for (int drawn = 0; drawn < 100; ++drawn) EXPECT_LT(DrawBelow(limit, &dice), limit);
  EXPECT_EQ(DrawBelow(1, &dice), 0);
}

}  // namespace
}  // namespace thuocdo::generate
