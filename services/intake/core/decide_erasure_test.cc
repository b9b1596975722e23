#include "services/intake/core/decide_erasure.h"

#include <gtest/gtest.h>

#include "common/testing/matchers.h"

namespace thuocdo::intake {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using testing::StatusIs;

eventlog::PastEvent At7(const std::string& stream, const event::v1::Event& event) {
  eventlog::PastEvent past;
  past.event = event;
  past.header.set_position(7);
  past.header.set_stream(stream);
  past.header.set_revision(2);
  past.header.set_payload_kind(std::string(eventlog::KindOf(event)));
  return past;
}

eventlog::PastEvent Observed() {
  event::v1::Event event;
  for (const char* criterion : {"y", "x"})
    event.mutable_answers_observed()->add_answers()->set_criterion(criterion);
  return At7("sheet/c/o", event);
}

intake::v1::ErasePayloadRequest Erase() {
  intake::v1::ErasePayloadRequest command;
  command.set_position(7);
  command.set_reason(" Đơn số 5 ");
  return command;
}

TEST(DecideErasureTest, SaysWhichEventIsErasedAndWhatItWasAbout) {
  ASSERT_OK_AND_ASSIGN(const std::vector<eventlog::NewEvent> events, DecideErasePayload(Observed(), Erase()));
  ASSERT_EQ(events.size(), 1u);
  EXPECT_EQ(events[0].stream, "sheet/c/o");
  const event::v1::PayloadErased& erasure = events[0].event.payload_erased();
  EXPECT_EQ(erasure.campaign(), "c");
  EXPECT_EQ(erasure.organization(), "o");
  EXPECT_EQ(erasure.position(), 7u);
  EXPECT_EQ(erasure.revision(), 2u);
  EXPECT_THAT(erasure.criteria(), ElementsAre("x", "y"));
  EXPECT_EQ(erasure.reason(), "Đơn số 5");
}

TEST(DecideErasureTest, KnowsTheCriterionOfACorrectionAndOfItsWithdrawalAndNoneOfADeclaration) {
  event::v1::Event corrected, withdrawn, declared;
  corrected.mutable_answer_corrected()->mutable_correction()->set_criterion("x");
  withdrawn.mutable_correction_withdrawn()->set_criterion("x");
  declared.mutable_answers_declared()->add_answers()->set_criterion("x");
  EXPECT_THAT(
      DecideErasePayload(At7("sheet/c/o", corrected), Erase()).value()[0].event.payload_erased().criteria(),
      ElementsAre("x"));
  EXPECT_THAT(
      DecideErasePayload(At7("sheet/c/o", withdrawn), Erase()).value()[0].event.payload_erased().criteria(),
      ElementsAre("x"));
  EXPECT_THAT(
      DecideErasePayload(At7("sheet/c/o", declared), Erase()).value()[0].event.payload_erased().criteria(),
      IsEmpty());
}

TEST(DecideErasureTest, RejectsWhatIsNotThereAndNamesEveryViolation) {
  intake::v1::ErasePayloadRequest command = Erase();
  EXPECT_THAT(DecideErasePayload(std::nullopt, command),
              StatusIs(absl::StatusCode::kNotFound, HasSubstr("position 7")));
  command.set_position(0);
  command.set_reason("");
  EXPECT_THAT(DecideErasePayload(std::nullopt, command),
              StatusIs(absl::StatusCode::kInvalidArgument,
                       ::testing::AllOf(HasSubstr("position"), HasSubstr("reason"))));
}

TEST(DecideErasureTest, OnlyAnswersThatAreThereCanBeErased) {
  event::v1::Event created, erased;
  created.mutable_organization_created();
  erased.mutable_payload_erased();
  EXPECT_THAT(DecideErasePayload(At7("organization/o", created), Erase()),
              StatusIs(absl::StatusCode::kFailedPrecondition, HasSubstr("organization_created")));
  EXPECT_THAT(DecideErasePayload(At7("sheet/c/o", erased), Erase()),
              StatusIs(absl::StatusCode::kFailedPrecondition, HasSubstr("payload_erased")));
  eventlog::PastEvent gone = Observed();
  gone.erased_by = {9};
  EXPECT_THAT(DecideErasePayload(gone, Erase()),
              StatusIs(absl::StatusCode::kFailedPrecondition, HasSubstr("event at position 9")));
}

}  // namespace
}  // namespace thuocdo::intake
