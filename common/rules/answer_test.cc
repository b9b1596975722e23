#include "common/rules/answer.h"

#include <gmock/gmock.h>

#include "absl/strings/str_cat.h"
#include "common/base/status.h"
#include "common/rules/read_rule_set.h"
#include "common/rules/rule_set_for_tests.h"
#include "common/testing/matchers.h"

namespace thuocdo::rules {
namespace {

using event::v1::Answer;
using intake::v1::AnswerInput;
using ::testing::HasSubstr;
using testing::IsOk;
using testing::StatusIs;

class AnswerTest : public ::testing::Test {
 protected:
  absl::StatusOr<Answer> Read(const std::string& criterion, const AnswerInput& input,
                              const std::string& group = "departments") {
    return ReadAnswer(rules_, *rules_.FindNode(criterion), group, input);
  }
  absl::StatusOr<Answer> Read(const std::string& criterion, const std::string& text) {
    AnswerInput input;
    input.set_text(text);
    return Read(criterion, input);
  }
  // What `text` is read as, written again; the error's message if it is rejected.
  std::string ReadBack(const std::string& criterion, const std::string& text) {
    absl::StatusOr<Answer> answer = Read(criterion, text);
    return answer.ok() ? AnswerText(*answer) : std::string(answer.status().message());
  }

  static campaign::v1::RosterEntry District() {
    campaign::v1::RosterEntry entry;
    entry.set_group("districts");
    return entry;
  }

  RuleSet rules_ = ParseRuleSet(testing::kRuleSetText).value();
};

TEST_F(AnswerTest, RejectsAnotherKindOfAnswerAndSaysWhatIsExpected) {
  EXPECT_THAT(ReadBack("use.mail", "15"), HasSubstr("not yes or no (có or không)"));
  EXPECT_THAT(ReadBack("use.staff", "yes"), HasSubstr("write digits, such as 15, 79.5 or 79,5"));
  EXPECT_THAT(ReadBack("use.roll-out", "15"), HasSubstr("expected one of everywhere, in-part, not"));
  EXPECT_THAT(ReadBack("online.files", "50"), HasSubstr("not a count out of a count, such as 16/267"));
  EXPECT_THAT(Read("use.mail", "15"), StatusIs(absl::StatusCode::kInvalidArgument));
}

TEST_F(AnswerTest, ReadsDecimalsWithADotOrAComma) {
  EXPECT_EQ(ReadBack("use.staff", "79.5"), "79.5");
  EXPECT_EQ(ReadBack("use.staff", "79,50"), "79.5");
  EXPECT_EQ(ReadBack("use.points", "12,5"), "12.5");
  EXPECT_EQ(ReadBack("use.staff", "0"), "0");
  EXPECT_EQ(ReadBack("use.staff", "33.3333"), "33.3333");
}

TEST_F(AnswerTest, TakesThreeDigitsForDecimalsWhereTheMaximumLeavesNothingElse) {
  EXPECT_THAT(ReadBack("use.points", "1.280"), HasSubstr("must be a multiple of 2.5"));
  EXPECT_EQ(ReadBack("use.points", "7,500"), "7.5");
  EXPECT_EQ(ReadBack("use.staff", "79.555"), "79.555");
  EXPECT_EQ(ReadBack("use.staff", "0.500"), "0.5");
}

TEST_F(AnswerTest, IsReadAgainAsItIsWrittenForInput) {
  for (const char* text : {"33.3330", "0.1250", "33.3333", "79.5", "7"}) {
    ASSERT_OK_AND_ASSIGN(const Answer answer, Read("use.staff", text));
    EXPECT_THAT(Read("use.staff", AnswerInputText(answer)),
                testing::IsOkAndHolds(testing::EqualsProto(answer)))
        << text;
  }
}

TEST_F(AnswerTest, RejectsSignsExponentsSpacesAndOtherNumbers) {
  EXPECT_THAT(ReadBack("use.staff", "-5"), HasSubstr("has a sign"));
  EXPECT_THAT(ReadBack("use.staff", "+5"), HasSubstr("has a sign"));
  EXPECT_THAT(ReadBack("use.staff", "5e1"), HasSubstr("has an exponent"));
  EXPECT_THAT(ReadBack("use.staff", "7 9"), HasSubstr("has an inner space"));
  for (const char* text : {"5%%", "079", "5.", ".5", "1.2.3", "1,2.3", "½"}) {
    EXPECT_THAT(ReadBack("use.staff", text), HasSubstr("is not a number")) << text;
  }
}

TEST_F(AnswerTest, RejectsPercentagesAbove100) {
  EXPECT_EQ(ReadBack("use.staff", "100"), "100");
  EXPECT_THAT(ReadBack("use.staff", "100.01"), HasSubstr("from 0 to 100"));
}

TEST_F(AnswerTest, RejectsPointsAboveTheMaximumOrOffTheStep) {
  EXPECT_EQ(ReadBack("use.points", "15"), "15");
  EXPECT_THAT(ReadBack("use.points", "17.5"), HasSubstr("17.5 points are above the maximum of 15"));
  EXPECT_THAT(ReadBack("use.points", "14"), HasSubstr("points must be a multiple of 2.5"));
}

TEST_F(AnswerTest, ReadsCounts) {
  EXPECT_EQ(ReadBack("online.services", "16/267"), "16/267");
  EXPECT_EQ(ReadBack("online.services", "267/267"), "267/267");
  EXPECT_THAT(ReadBack("online.services", "268/267"), HasSubstr("the part is more than the whole"));
  for (const char* text :
       {"1/2/x", "1 6/267", "-1/2", "1.0/2", "01/2", "/2", "1/", "1/99999999999999999999"}) {
    EXPECT_THAT(ReadBack("online.services", text), HasSubstr("not a count out of a count")) << text;
  }
}

TEST_F(AnswerTest, ReadsZeroOutOfZeroOnlyWhereTheRulesGivePointsForIt) {
  EXPECT_EQ(ReadBack("online.files", "0/0"), "0/0");
  EXPECT_THAT(ReadBack("online.services", "0/0"), HasSubstr("the whole must be at least 1"));
}

TEST_F(AnswerTest, ReadsAnOptionByItsIdOrTitle) {
  EXPECT_EQ(ReadBack("use.roll-out", "in-part"), "in-part");
  EXPECT_EQ(ReadBack("use.roll-out", "Một phần"), "in-part");
  EXPECT_THAT(ReadBack("use.roll-out", "partly"), HasSubstr("expected one of everywhere, in-part, not"));
}

TEST_F(AnswerTest, ReadsNotApplicableOnlyWithAReasonAndWhereTheRulesAllowIt) {
  AnswerInput input;
  input.set_text("N/A");
  EXPECT_THAT(Read("use.mail", input),
              StatusIs(absl::StatusCode::kInvalidArgument, HasSubstr("needs its reason")));

  input.set_note("  ");
  EXPECT_THAT(Read("use.mail", input),
              StatusIs(absl::StatusCode::kInvalidArgument, HasSubstr("needs its reason")));

  input.set_note("không có thủ tục");
  ASSERT_OK_AND_ASSIGN(Answer answer, Read("use.mail", input));
  EXPECT_EQ(answer.not_applicable().reason(), "không có thủ tục");
  EXPECT_EQ(AnswerText(answer), "n/a");
  input.set_text("Không áp dụng");
  EXPECT_THAT(Read("use.mail", input), testing::IsOkAndHolds(testing::EqualsProto(answer)));
  EXPECT_THAT(Read("use.staff", input),
              StatusIs(absl::StatusCode::kInvalidArgument, HasSubstr("is not an answer to this criterion")));
}

TEST_F(AnswerTest, RejectsAGroupThatIsNotAssessedOnTheCriterion) {
  AnswerInput input;
  input.set_text("1/2");
  EXPECT_THAT(Read("online.files", input, "districts"),
              StatusIs(absl::StatusCode::kInvalidArgument, HasSubstr("districts is not assessed on it")));
  EXPECT_THAT(Read("online.files", input, "communes"),
              StatusIs(absl::StatusCode::kInvalidArgument, HasSubstr("there is no group \"communes\"")));
}

TEST_F(AnswerTest, RejectsAComponent) {
  EXPECT_THAT(Read("use", "15"),
              StatusIs(absl::StatusCode::kInvalidArgument, HasSubstr("is not a criterion")));
}

TEST_F(AnswerTest, BringsBasisEvidenceAndNoteAlong) {
  AnswerInput input;
  input.set_text("yes");
  input.set_basis(event::v1::BASIS_TRANSCRIBED);
  input.set_note("ba\u0309ng 1");
  input.add_evidence()->set_uri("305/QĐ-UBND");
  input.mutable_evidence(0)->set_page(3);
  ASSERT_OK_AND_ASSIGN(Answer answer, Read("use.mail", input));

  EXPECT_EQ(answer.basis(), event::v1::BASIS_TRANSCRIBED);
  EXPECT_EQ(answer.note(), "bảng 1");
  EXPECT_EQ(answer.evidence(0).uri(), "305/QĐ-UBND");
  EXPECT_EQ(answer.evidence(0).page(), 3u);
}

TEST_F(AnswerTest, IsDeclaredUnlessItSaysOtherwise) {
  ASSERT_OK_AND_ASSIGN(Answer answer, Read("use.mail", "yes"));
  EXPECT_EQ(answer.basis(), event::v1::BASIS_DECLARED);

  AnswerInput input;
  input.set_text("yes");
  input.set_basis(static_cast<event::v1::Basis>(99));
  EXPECT_THAT(Read("use.mail", input), StatusIs(absl::StatusCode::kInvalidArgument, HasSubstr("basis")));
}

TEST_F(AnswerTest, RejectsMoreThan20PiecesOfEvidence) {
  AnswerInput input;
  input.set_text("yes");
  for (int i = 0; i < 20; ++i) input.add_evidence()->set_uri("x");
  EXPECT_THAT(Read("use.mail", input), IsOk());

  input.add_evidence()->set_uri("x");
  EXPECT_THAT(Read("use.mail", input),
              StatusIs(absl::StatusCode::kInvalidArgument, HasSubstr("more than 20")));
}

TEST_F(AnswerTest, RejectsEvidenceThatSaysNothingOrTooMuch) {
  AnswerInput input;
  input.set_text("yes");
  input.add_evidence();
  EXPECT_THAT(Read("use.mail", input), StatusIs(absl::StatusCode::kInvalidArgument, HasSubstr("an address")));
  input.mutable_evidence(0)->set_uri(std::string(2048, 'x'));
  EXPECT_THAT(Read("use.mail", input), IsOk());
  input.mutable_evidence(0)->set_uri(std::string(2049, 'x'));
  EXPECT_THAT(Read("use.mail", input),
              StatusIs(absl::StatusCode::kInvalidArgument, HasSubstr("longer than 2048")));
  input.mutable_evidence(0)->set_uri("x");
  input.mutable_evidence(0)->set_sha256("short");
  EXPECT_THAT(Read("use.mail", input), StatusIs(absl::StatusCode::kInvalidArgument, HasSubstr("32 bytes")));
}

TEST_F(AnswerTest, RejectsNotesAbove4096BytesAndTextThatIsNotUtf8) {
  AnswerInput input;
  input.set_text("yes");
  input.set_note(std::string(4097, 'x'));
  EXPECT_THAT(Read("use.mail", input),
              StatusIs(absl::StatusCode::kInvalidArgument, HasSubstr("longer than 4096")));
  EXPECT_THAT(Read("use.mail", "c\xff"),
              StatusIs(absl::StatusCode::kInvalidArgument, HasSubstr("the answer is not UTF-8")));
}

TEST_F(AnswerTest, FitsACriterionIfItCouldHaveBeenReadThere) {
  ASSERT_OK_AND_ASSIGN(Answer percentage, Read("use.staff", "79.5"));
  EXPECT_THAT(FitsCriterion(*rules_.FindNode("use.staff"), District(), percentage), IsOk());
  EXPECT_THAT(FitsCriterion(*rules_.FindNode("use.mail"), District(), percentage),
              StatusIs(absl::StatusCode::kInvalidArgument));

  percentage.set_percentage("79.50");
  EXPECT_THAT(FitsCriterion(*rules_.FindNode("use.staff"), District(), percentage),
              StatusIs(absl::StatusCode::kInvalidArgument, HasSubstr("canonical")));
  EXPECT_THAT(FitsCriterion(*rules_.FindNode("use.staff"), District(), Answer()),
              StatusIs(absl::StatusCode::kInvalidArgument));
}

}  // namespace
}  // namespace thuocdo::rules
