#include "common/base/exact_root.h"

#include <gtest/gtest.h>

namespace thuocdo {
namespace {

using rules::v1::ROUNDING_DOWN;
using rules::v1::ROUNDING_HALF_EVEN;
using rules::v1::ROUNDING_HALF_UP;

TEST(ExactRoot, RoundsARootOnce) {
  EXPECT_EQ(RoundRoot(2, 2, Rational(1, 1000), ROUNDING_HALF_UP), Rational(707, 500));
  EXPECT_EQ(RoundRoot(3, 2, Rational(1, 10), ROUNDING_DOWN), Rational(17, 10));
  EXPECT_EQ(RoundRoot(8, 3, Rational(1, 10), ROUNDING_HALF_UP), 2);
  EXPECT_EQ(RoundRoot(0, 7, 1, ROUNDING_HALF_UP), 0);
}

TEST(ExactRoot, SeesAHalfExactlyAndItsNeighboursToo) {
  const Rational half = Rational(25, 4);  // of 2.5 the square
  const Rational little = Rational(1, mpz_class("1000000000000000000000000000000"));
  EXPECT_EQ(RoundRoot(half, 2, 1, ROUNDING_HALF_EVEN), 2);
  EXPECT_EQ(RoundRoot(half, 2, 1, ROUNDING_HALF_UP), 3);
  EXPECT_EQ(RoundRoot(half + little, 2, 1, ROUNDING_HALF_EVEN), 3);
  EXPECT_EQ(RoundRoot(half - little, 2, 1, ROUNDING_HALF_UP), 2);
}

TEST(ExactRoot, AddsARootOnEitherSideOfZero) {
  const Rational step(1, 100);
  EXPECT_EQ(RoundRootSum(5, 1, 2, step, ROUNDING_HALF_UP), Rational(641, 100));
  EXPECT_EQ(RoundRootSum(5, -1, 2, step, ROUNDING_HALF_UP), Rational(359, 100));
  EXPECT_EQ(RoundRootSum(0, -1, 2, step, ROUNDING_HALF_UP), Rational(-141, 100));
  EXPECT_EQ(RoundRootSum(0, -1, 3, step, ROUNDING_DOWN), Rational(-173, 100));
  EXPECT_EQ(RoundRootSum(1, -1, Rational(1, 4), 1, ROUNDING_HALF_EVEN), 0);
}

}  // namespace
}  // namespace thuocdo
