#include "common/rules/methods/answer_numbers.h"

#include <gmock/gmock.h>

#include "common/testing/matchers.h"

namespace thuocdo::rules {
namespace {

using ::testing::HasSubstr;
using testing::IsOkAndHolds;
using testing::StatusIs;

// Expects that `text` is rejected, with `what` in the message.
void ExpectRejected(const std::string& text, const std::string& what) {
  EXPECT_THAT(ParseAnswerNumber(text), StatusIs(absl::StatusCode::kInvalidArgument, HasSubstr(what))) << text;
}

TEST(AnswerNumbers, AreReadWithADotOrAComma) {
  EXPECT_THAT(ParseAnswerNumber("79.5"), IsOkAndHolds("79.5"));
  EXPECT_THAT(ParseAnswerNumber("79,50"), IsOkAndHolds("79.5"));
  EXPECT_THAT(ParseAnswerNumber("12,5"), IsOkAndHolds("12.5"));
  EXPECT_THAT(ParseAnswerNumber("0"), IsOkAndHolds("0"));
  EXPECT_THAT(ParseAnswerNumber("33.3333"), IsOkAndHolds("33.3333"));
}

TEST(AnswerNumbers, WithThreeDigitsAfterADotOrACommaAreAmbiguous) {
  ExpectRejected("1.280", "write 1280 or 1.28");
  ExpectRejected("1,280", "write 1280 or 1.28");
  ExpectRejected("79.555", "write 79555 or 79.5550");
}

TEST(AnswerNumbers, WithThreeDigitsAreDecimalsWhereTheyCanBeNothingElse) {
  EXPECT_THAT(ParseAnswerNumber("0.531"), IsOkAndHolds("0.531"));
  EXPECT_THAT(ParseAnswerNumber("0,500"), IsOkAndHolds("0.5"));
  EXPECT_THAT(ParseAnswerNumber("98,125", Rational(100)), IsOkAndHolds("98.125"));
  EXPECT_THAT(ParseAnswerNumber("1.280", Rational(1279)), IsOkAndHolds("1.28"));
  EXPECT_THAT(ParseAnswerNumber("1.280", Rational(1280)), StatusIs(absl::StatusCode::kInvalidArgument));
}

TEST(AnswerNumbers, AreReadAsTheyArePrinted) {
  EXPECT_THAT(ParseAnswerNumber("1.280,5"), IsOkAndHolds("1280.5"));
  EXPECT_THAT(ParseAnswerNumber("12.345.678"), IsOkAndHolds("12345678"));
  EXPECT_THAT(ParseAnswerNumber("1.280,500"), IsOkAndHolds("1280.5"));
  for (const char* text : {"1.28,5", "1234.567,8", ".280,5", "1.280,5,5", "1,280.5", "1.280,-5"})
    ExpectRejected(text, "write digits");
}

TEST(AnswerNumbers, HaveAtMost18Digits) {
  EXPECT_THAT(ParseAnswerNumber("123456789012345678"), IsOkAndHolds("123456789012345678"));
  ExpectRejected("1234567890123456789", "has more than 18 digits");
}

TEST(AnswerNumbers, OfASpreadsheetAreNoDates) {
  for (const char* text : {"03/04/2026", "2026-04-03", "3-Apr", "Apr-26", "04/03/26"}) {
    EXPECT_TRUE(LooksLikeDate(text)) << text;
    ExpectRejected(text, "is a date, which a spreadsheet makes of some numbers");
  }
  for (const char* text : {"3/4", "16/267", "245/250", "a-b", "-5", "", "/", "3-Ape"})
    EXPECT_FALSE(LooksLikeDate(text)) << text;
}

TEST(AnswerNumbers, HaveNoSignExponentOrSpace) {
  ExpectRejected("-5", "has a sign");
  ExpectRejected("+5", "has a sign");
  ExpectRejected("5e1", "has an exponent");
  ExpectRejected("7 9", "has an inner space");
  for (const char* text : {"5%", "079", "5.", ".5", "1.2.3", "1,2.3", "½"}) {
    ExpectRejected(text, "is not a number");
  }
}

TEST(AnswerNumbers, AreStoredInCanonicalForm) {
  EXPECT_THAT(StoredNumber("79.5"), IsOkAndHolds(Rational(159, 2)));
  EXPECT_THAT(StoredNumber("79.50"),
              StatusIs(absl::StatusCode::kInvalidArgument, HasSubstr("not in canonical form")));
  EXPECT_THAT(StoredNumber("x"), StatusIs(absl::StatusCode::kInvalidArgument));
}

}  // namespace
}  // namespace thuocdo::rules
