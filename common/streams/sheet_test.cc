#include "common/streams/sheet.h"

#include <gtest/gtest.h>

#include "common/base/status.h"
#include "common/streams/past_events_for_tests.h"
#include "common/testing/matchers.h"

namespace thuocdo::streams {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using testing::IsOk;
using testing::PastEvents;
using testing::StatusIs;

template <typename Change>
void Name(Change* change) {
  change->set_campaign("c");
  change->set_organization("o");
}

void SetPoints(event::v1::CriterionAnswer* line, const std::string& points) {
  line->set_criterion("x");
  line->mutable_answer()->set_points(points);
}

event::v1::Event Declared(const std::string& points) {
  event::v1::Event event;
  Name(event.mutable_answers_declared());
  if (!points.empty()) SetPoints(event.mutable_answers_declared()->add_answers(), points);
  return event;
}

event::v1::Event Observed(const std::string& points) {
  event::v1::Event event;
  Name(event.mutable_answers_observed());
  event.mutable_answers_observed()->set_source("portal");
  SetPoints(event.mutable_answers_observed()->add_answers(), points);
  return event;
}

event::v1::Event Corrected(const std::string& points) {
  event::v1::Event event;
  Name(event.mutable_answer_corrected());
  event.mutable_answer_corrected()->set_reason("verified");
  SetPoints(event.mutable_answer_corrected()->mutable_correction(), points);
  return event;
}

event::v1::Event Withdrawn() {
  event::v1::Event event;
  Name(event.mutable_correction_withdrawn());
  event.mutable_correction_withdrawn()->set_criterion("x");
  return event;
}

class SheetTest : public ::testing::Test {
 protected:
  absl::Status Add(const event::v1::Event& event) {
    ASSIGN_OR_RETURN(state_, ApplySheetEvent(state_, past_.Next("sheet/c/o", event)));
    return absl::OkStatus();
  }

  std::string Counting(rules::v1::Source source) {
    AnswersTo answers = EffectiveAnswer(state_, "x", source);
    return answers.effective.has_value() ? answers.effective->answer.points() : "missing";
  }

  PastEvents past_;
  SheetState state_;
};

TEST_F(SheetTest, ADeclarationReplacesTheWholeSheetDeclaredBefore) {
  ASSERT_THAT(Add(Declared("1")), IsOk());
  ASSERT_THAT(Add(Declared("")), IsOk());

  EXPECT_THAT(state_.declared, IsEmpty());
  EXPECT_EQ(state_.declaration, Position{3});
  EXPECT_EQ(state_.last_salt, "salt 3");
}

TEST_F(SheetTest, ACorrectionOutlivesANewDeclarationAndIsListedToConfirm) {
  ASSERT_THAT(Add(Declared("1")), IsOk());
  ASSERT_THAT(Add(Corrected("2")), IsOk());
  EXPECT_THAT(CorrectionsToConfirm(state_), IsEmpty());
  ASSERT_THAT(Add(Declared("1")), IsOk());
  EXPECT_THAT(CorrectionsToConfirm(state_), IsEmpty());
  ASSERT_THAT(Add(Declared("3")), IsOk());

  EXPECT_THAT(CorrectionsToConfirm(state_), ElementsAre("x"));
  EXPECT_EQ(Counting(rules::v1::SOURCE_DECLARED), "2");
}

TEST_F(SheetTest, AnAnswerExcludedOrAddedSinceIsListedToConfirm) {
  ASSERT_THAT(Add(Corrected("2")), IsOk());
  ASSERT_THAT(Add(Declared("1")), IsOk());
  EXPECT_THAT(CorrectionsToConfirm(state_), ElementsAre("x"));
  ASSERT_THAT(Add(Corrected("4")), IsOk());
  EXPECT_THAT(CorrectionsToConfirm(state_), IsEmpty());
  ASSERT_THAT(Add(Declared("")), IsOk());
  EXPECT_THAT(CorrectionsToConfirm(state_), ElementsAre("x"));
}

TEST_F(SheetTest, TheSourceDecidesBetweenDeclaredAndObserved) {
  ASSERT_THAT(Add(Declared("1")), IsOk());
  EXPECT_EQ(Counting(rules::v1::SOURCE_OBSERVED), "missing");
  EXPECT_EQ(Counting(rules::v1::SOURCE_OBSERVED_OR_DECLARED), "1");
  ASSERT_THAT(Add(Observed("2")), IsOk());

  EXPECT_EQ(Counting(rules::v1::SOURCE_DECLARED), "1");
  EXPECT_EQ(Counting(rules::v1::SOURCE_UNSPECIFIED), "1");
  EXPECT_EQ(Counting(rules::v1::SOURCE_OBSERVED), "2");
  EXPECT_EQ(Counting(rules::v1::SOURCE_OBSERVED_OR_DECLARED), "2");
}

TEST_F(SheetTest, AStandingCorrectionWinsAndTheOthersFollowLatestFirst) {
  ASSERT_THAT(Add(Corrected("3")), IsOk());
  ASSERT_THAT(Add(Declared("1")), IsOk());
  ASSERT_THAT(Add(Observed("2")), IsOk());
  AnswersTo answers = EffectiveAnswer(state_, "x", rules::v1::SOURCE_OBSERVED);

  EXPECT_EQ(answers.effective->kind, AnswerKind::kCorrected);
  EXPECT_EQ(answers.effective->reason, "verified");
  ASSERT_EQ(answers.superseded.size(), 2u);
  EXPECT_EQ(answers.superseded[0].kind, AnswerKind::kObserved);
  EXPECT_EQ(answers.superseded[0].reason, "portal");
  EXPECT_EQ(answers.superseded[1].kind, AnswerKind::kDeclared);
}

TEST_F(SheetTest, WithinAKindTheLaterPositionWins) {
  ASSERT_THAT(Add(Observed("2")), IsOk());
  ASSERT_THAT(Add(Observed("5")), IsOk());

  EXPECT_EQ(Counting(rules::v1::SOURCE_OBSERVED), "5");
}

TEST_F(SheetTest, AWithdrawnCorrectionNoLongerCountsAndCannotBeWithdrawnTwice) {
  ASSERT_THAT(Add(Declared("1")), IsOk());
  ASSERT_THAT(Add(Corrected("2")), IsOk());
  ASSERT_THAT(Add(Withdrawn()), IsOk());
  EXPECT_EQ(Counting(rules::v1::SOURCE_DECLARED), "1");

  EXPECT_THAT(Add(Withdrawn()),
              StatusIs(absl::StatusCode::kDataLoss, HasSubstr("there is no correction of x")));
}

TEST_F(SheetTest, AnotherOrganizationsEventDoesNotApply) {
  event::v1::Event event = Declared("1");
  event.mutable_answers_declared()->set_organization("p");

  EXPECT_THAT(Add(event), StatusIs(absl::StatusCode::kDataLoss));
}

// As `event`, with its payload erased by the event at position 99.
eventlog::PastEvent Erased(eventlog::PastEvent event, const std::vector<std::string>& criteria = {"x"}) {
  event.event.Clear();
  event.salt.clear();
  event.erased_by = {99};
  event::v1::PayloadErased& erasure = event.erasure.emplace();
  erasure.set_position(event.position().value);
  for (const std::string& criterion : criteria) erasure.add_criteria(criterion);
  return event;
}

class ErasedSheetTest : public SheetTest {
 protected:
  absl::Status AddErased(const event::v1::Event& event, const std::vector<std::string>& criteria = {"x"}) {
    ASSIGN_OR_RETURN(state_, ApplySheetEvent(state_, Erased(past_.Next("sheet/c/o", event), criteria)));
    return absl::OkStatus();
  }
  // Erased in a way that does not tell what it was about.
  absl::Status AddUnknown(const event::v1::Event& event) {
    eventlog::PastEvent erased = Erased(past_.Next("sheet/c/o", event));
    erased.erasure.reset();
    ASSIGN_OR_RETURN(state_, ApplySheetEvent(state_, erased));
    return absl::OkStatus();
  }
  // Whether all can be told once something else was the last.
  bool IsKnown() {
    EXPECT_THAT(Add(Observed("1")), IsOk());
    return CheckNothingErased(state_).ok();
  }
};

TEST_F(ErasedSheetTest, AnErasedDeclarationIsMissedUntilTheNextOne) {
  ASSERT_THAT(Add(Declared("1")), IsOk());
  ASSERT_THAT(AddErased(Declared("2"), {}), IsOk());
  EXPECT_EQ(state_.campaign, "c");
  EXPECT_EQ(state_.organization, "o");
  EXPECT_EQ(state_.declaration, Position{3});
  EXPECT_THAT(state_.declared, IsEmpty());
  EXPECT_THAT(
      CheckNothingErased(state_),
      StatusIs(absl::StatusCode::kFailedPrecondition,
               HasSubstr("sheet/c/o: the event at position 3 (answers_declared) was erased by the event at "
                         "position 99")));
  EXPECT_FALSE(IsKnown());
  ASSERT_THAT(Add(Declared("3")), IsOk());
  EXPECT_TRUE(IsKnown());
}

TEST_F(ErasedSheetTest, AnErasedEventThatDoesNotApplyIsNamedByItsKind) {
  EXPECT_THAT(AddErased(Withdrawn()),
              StatusIs(absl::StatusCode::kDataLoss,
                       HasSubstr("the event correction_withdrawn at position 2 does not apply to the stream "
                                 "sheet/c/o: there is no correction of x")));
}

TEST_F(ErasedSheetTest, AnErasedCorrectionIsMissedUntilItIsCorrectedAgainOrWithdrawn) {
  for (const event::v1::Event& replacing : {Corrected("3"), Withdrawn()}) {
    ASSERT_THAT(Add(Corrected("1")), IsOk());
    ASSERT_THAT(AddErased(Corrected("2")), IsOk());
    EXPECT_TRUE(MayBeCorrected(state_, "x"));
    EXPECT_THAT(state_.corrected, IsEmpty());
    EXPECT_FALSE(IsKnown());
    ASSERT_THAT(Add(replacing), IsOk());
    EXPECT_TRUE(IsKnown());
  }
}

TEST_F(ErasedSheetTest, AnErasedObservationIsMissedUntilItIsObservedAgain) {
  ASSERT_THAT(AddErased(Observed("1"), {"x", "y"}), IsOk());
  EXPECT_FALSE(IsKnown());  // y is not observed again by that
  event::v1::Event both = Observed("2");
  SetPoints(both.mutable_answers_observed()->add_answers(), "2");
  both.mutable_answers_observed()->mutable_answers(1)->set_criterion("y");
  ASSERT_THAT(Add(both), IsOk());
  EXPECT_TRUE(IsKnown());
}

TEST_F(ErasedSheetTest, ThatACorrectionIsWithdrawnIsKnownEvenIfTheReasonIsErased) {
  ASSERT_THAT(Add(Corrected("1")), IsOk());
  ASSERT_THAT(AddErased(Withdrawn()), IsOk());
  EXPECT_THAT(state_.corrected, IsEmpty());
  EXPECT_FALSE(CheckNothingErased(state_).ok());  // a digest needs the salt of the last record
  EXPECT_TRUE(IsKnown());
}

TEST_F(ErasedSheetTest, WhereItIsNotKnownWhatWasErasedAnyCriterionMayBeMeant) {
  ASSERT_THAT(AddUnknown(Corrected("1")), IsOk());
  EXPECT_TRUE(MayBeCorrected(state_, "x"));
  EXPECT_TRUE(MayBeCorrected(state_, "y"));
  ASSERT_THAT(Add(Withdrawn()), IsOk());
  ASSERT_THAT(Add(Corrected("2")), IsOk());
  EXPECT_FALSE(IsKnown());
}

TEST_F(ErasedSheetTest, TheErasingEventItselfChangesNoAnswer) {
  ASSERT_THAT(Add(Declared("1")), IsOk());
  event::v1::Event erasing;
  Name(erasing.mutable_payload_erased());
  ASSERT_THAT(Add(erasing), IsOk());
  EXPECT_EQ(Counting(rules::v1::SOURCE_DECLARED), "1");
  EXPECT_EQ(state_.revision, Revision{2});
}

TEST_F(ErasedSheetTest, NoOtherKindOfEventCanHaveBeenErased) {
  event::v1::Event created;
  created.mutable_organization_created();
  EXPECT_THAT(AddErased(created), StatusIs(absl::StatusCode::kDataLoss));
}

}  // namespace
}  // namespace thuocdo::streams
