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
  ExpectRejected("0.500", "write 500 or 0.5");
}

TEST(AnswerNumbers, HaveNoSignExponentOrSpace) {
  ExpectRejected("-5", "has a sign");
  ExpectRejected("+5", "has a sign");
  ExpectRejected("5e1", "has an exponent");
  ExpectRejected("7 9", "has an inner space");
  for (const char* text : {"5%", "079", "5.", ".5", "1.2.3", "1,2.3", "½", "1234567890123456789"}) {
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
