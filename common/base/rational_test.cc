#include "common/base/rational.h"

#include "common/testing/matchers.h"

namespace thuocdo {
namespace {

using rules::v1::ROUNDING_DOWN;
using rules::v1::ROUNDING_HALF_EVEN;
using rules::v1::ROUNDING_HALF_UP;
using testing::IsOkAndHolds;
using testing::StatusIs;

TEST(Rational, ReadsDecimalsExactly) {
  EXPECT_THAT(ParseDecimal("0.3"), IsOkAndHolds(Rational(3, 10)));
  EXPECT_THAT(ParseDecimal("1280"), IsOkAndHolds(Rational(1280)));
  EXPECT_THAT(ParseDecimal("0"), IsOkAndHolds(Rational(0)));
  EXPECT_THAT(ParseDecimal("123456789.123456789"),
              IsOkAndHolds(Rational(mpz_class("123456789123456789"), 1000000000)));
}

TEST(Rational, RejectsWhatIsNoDecimal) {
  for (const char* text : {"", ".", "1.", ".5", "-1", "+1", "1e3", " 1", "1 ", "01", "00.5", "1,5", "1.2.3",
                           "0x1", "1234567890.123456789"}) {
    EXPECT_THAT(ParseDecimal(text), StatusIs(absl::StatusCode::kInvalidArgument)) << text;
  }
}

TEST(Rational, CanonicalDecimalsHaveNoIdleZeros) {
  EXPECT_THAT(CanonicalDecimal("79.50"), IsOkAndHolds("79.5"));
  EXPECT_THAT(CanonicalDecimal("15.0"), IsOkAndHolds("15"));
  EXPECT_THAT(CanonicalDecimal("100"), IsOkAndHolds("100"));
  EXPECT_THAT(CanonicalDecimal("0.0"), IsOkAndHolds("0"));
  EXPECT_THAT(CanonicalDecimal("x"), StatusIs(absl::StatusCode::kInvalidArgument));
}

TEST(Rational, ExactTextIsReadBack) {
  for (const Rational& value : {Rational(0), Rational(15), Rational(640, 3), Rational(-1, 7)}) {
    EXPECT_THAT(ParseExact(FormatExact(value)), IsOkAndHolds(value));
  }
  for (const char* text : {"", "2/4", "1/0", "1/1", "a", "1/-2", "+1", "1.5", "0/3", "-0"}) {
    EXPECT_THAT(ParseExact(text), StatusIs(absl::StatusCode::kInvalidArgument)) << text;
  }
}

// 30·(1/7)/0.3 and 3 × 30·(1/21)/0.3 are equal; in binary floating point they are not.
TEST(Rational, TiesThatFloatingPointBreaksStayTies) {
  Rational once = Rational(30) * Rational(1, 7) / Rational(3, 10);
  Rational thrice = Rational(3) * (Rational(30) * Rational(1, 21) / Rational(3, 10));
  EXPECT_EQ(once, thrice);
}

TEST(Rational, RoundsBelowZeroAsAboveIt) {
  EXPECT_EQ(RoundToStep(Rational(-5, 2), 1, ROUNDING_HALF_UP), -3);
  EXPECT_EQ(RoundToStep(Rational(-5, 2), 1, ROUNDING_HALF_EVEN), -2);
  EXPECT_EQ(RoundToStep(Rational(-29, 10), 1, ROUNDING_DOWN), -2);
  EXPECT_EQ(FormatDecimal(Rational(-1, 20), 2, ROUNDING_HALF_UP), "-0.05");
  EXPECT_EQ(FormatDecimal(Rational(-1, 2), 0, ROUNDING_DOWN), "0");
}

TEST(Rational, RoundsToAStep) {
  EXPECT_EQ(RoundToStep(Rational(25, 2), 5, ROUNDING_HALF_UP), 15);
  EXPECT_EQ(RoundToStep(Rational(25, 2), 5, ROUNDING_HALF_EVEN), 10);
  EXPECT_EQ(RoundToStep(Rational(35, 2), 5, ROUNDING_HALF_EVEN), 20);
  EXPECT_EQ(RoundToStep(Rational(149, 10), 5, ROUNDING_DOWN), 10);
  EXPECT_EQ(RoundToStep(Rational(1, 8), Rational(1, 4), ROUNDING_HALF_UP), Rational(1, 4));
}

TEST(Rational, PrintsDecimals) {
  EXPECT_EQ(FormatDecimal(Rational(100), 2, ROUNDING_HALF_UP), "100.00");
  EXPECT_EQ(FormatDecimal(Rational(128000, 1380), 2, ROUNDING_HALF_UP), "92.75");
  EXPECT_EQ(FormatDecimal(Rational(1, 200), 2, ROUNDING_HALF_UP), "0.01");
  EXPECT_EQ(FormatDecimal(Rational(1, 200), 2, ROUNDING_HALF_EVEN), "0.00");
  EXPECT_EQ(FormatDecimal(Rational(1999, 1000), 2, ROUNDING_DOWN), "1.99");
  EXPECT_EQ(FormatDecimal(Rational(1280), 0, ROUNDING_HALF_UP), "1280");
}

}  // namespace
}  // namespace thuocdo
