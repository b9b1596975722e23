#include "services/intake/core/decide_answers.h"

#include <gtest/gtest.h>

#include <map>
#include <string>

#include "absl/strings/str_cat.h"
#include "common/testing/matchers.h"
#include "services/intake/core/campaign_for_tests.h"

namespace thuocdo::intake {
namespace {

using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using testing::IsOk;
using testing::StatusIs;
using testing::ViolationsOf;

AnswersKnown Known(streams::CampaignPhase phase = streams::CampaignPhase::kOpen) {
  return {testing::SmallCampaign(phase),
          testing::SmallRules(),
          {"finance", "office", "tourism", "an-nhon", "stranger"}};
}

template <typename Inputs>
void Add(Inputs* inputs, const std::string& criterion, const std::string& text) {
  auto* input = inputs->Add();
  input->set_criterion(criterion);
  input->set_text(text);
}

intake::v1::DeclareAnswersRequest Declare(const std::string& organization) {
  intake::v1::DeclareAnswersRequest command;
  command.set_campaign("small-2016");
  command.set_organization(organization);
  command.set_prepared_by("officer-1");
  command.set_approved_by("head-1");
  command.mutable_expected_revision()->set_no_stream(true);
  Add(command.mutable_answers(), "use.points", "12,5");
  Add(command.mutable_answers(), "use.mail", "có");
  Add(command.mutable_answers(), "use.staff", "");
  return command;
}

intake::v1::CorrectAnswersRequest Correct() {
  intake::v1::CorrectAnswersRequest command;
  command.set_campaign("small-2016");
  command.set_organization("finance");
  command.set_reason("verified");
  Add(command.mutable_corrections(), "use.points", "10");
  Add(command.mutable_corrections(), "use.mail", "no");
  return command;
}

intake::v1::ObserveAnswersRequest Observe() {
  intake::v1::ObserveAnswersRequest command;
  command.set_campaign("small-2016");
  command.set_source("portal");
  command.set_source_position(1);
  return command;
}

void AddObservation(intake::v1::ObserveAnswersRequest& command, const std::string& organization,
                    const std::string& criterion, const std::string& text) {
  intake::v1::Observation& observation = *command.add_observations();
  observation.set_organization(organization);
  observation.mutable_answer()->set_criterion(criterion);
  observation.mutable_answer()->set_text(text);
}

TEST(DeclareAnswersTest, TheSheetIsOneEventByCriterionWithoutWhatIsMissing) {
  ASSERT_OK_AND_ASSIGN(std::vector<eventlog::NewEvent> events,
                       DecideDeclareAnswers(Known(), Declare("finance")));

  ASSERT_EQ(events.size(), 1u);
  EXPECT_EQ(events[0].stream, "sheet/small-2016/finance");
  const event::v1::AnswersDeclared& declared = events[0].event.answers_declared();
  ASSERT_EQ(declared.answers_size(), 2);
  EXPECT_EQ(declared.answers(0).criterion(), "use.mail");
  EXPECT_TRUE(declared.answers(0).answer().yes());
  EXPECT_EQ(declared.answers(0).answer().basis(), event::v1::BASIS_DECLARED);
  EXPECT_EQ(declared.answers(1).answer().points(), "12.5");
  EXPECT_EQ(declared.prepared_by(), "officer-1");
  EXPECT_EQ(declared.approved_by(), "head-1");
}

TEST(DeclareAnswersTest, EveryBadAnswerIsNamedWithItsPlaceAndCriterion) {
  intake::v1::DeclareAnswersRequest command = Declare("finance");
  command.clear_answers();
  Add(command.mutable_answers(), "use.points", "99");
  Add(command.mutable_answers(), "nothing", "1");
  Add(command.mutable_answers(), "use", "1");
  Add(command.mutable_answers(), "use.mail", "maybe");
  Add(command.mutable_answers(), "use.mail", "yes");
  absl::Status status = DecideDeclareAnswers(Known(), command).status();

  EXPECT_THAT(status, StatusIs(absl::StatusCode::kInvalidArgument));
  EXPECT_THAT(ViolationsOf(status),
              ElementsAre(HasSubstr("answers[0]: use.points: "),
                          "answers[1]: the rule set has no criterion \"nothing\"",
                          "answers[2]: the rule set has no criterion \"use\"",
                          HasSubstr("answers[3]: use.mail: "), "answers[4]: use.mail appears twice"));
}

TEST(DeclareAnswersTest, WhatTheUnitIsNotAssessedOnIsRejected) {
  intake::v1::DeclareAnswersRequest office = Declare("office");
  Add(office.mutable_answers(), "online.services", "1/2");
  EXPECT_THAT(ViolationsOf(DecideDeclareAnswers(Known(), office).status()),
              ElementsAre("answers[3]: online.services: office is not assessed on it"));

  intake::v1::DeclareAnswersRequest district = Declare("an-nhon");
  Add(district.mutable_answers(), "online.files", "1/2");
  EXPECT_THAT(ViolationsOf(DecideDeclareAnswers(Known(), district).status()),
              ElementsAre("answers[3]: online.files: an-nhon is not assessed on it"));
}

TEST(DeclareAnswersTest, OnlyWhoIsOnTheRosterAndAssessedDeclares) {
  EXPECT_THAT(DecideDeclareAnswers(Known(), Declare("nobody")),
              StatusIs(absl::StatusCode::kNotFound, HasSubstr("nobody")));
  EXPECT_THAT(DecideDeclareAnswers(Known(), Declare("stranger")),
              StatusIs(absl::StatusCode::kFailedPrecondition, HasSubstr("not on the roster")));
  EXPECT_THAT(DecideDeclareAnswers(Known(), Declare("tourism")),
              StatusIs(absl::StatusCode::kFailedPrecondition, HasSubstr("not assessed in small-2016: new")));
}

TEST(DeclareAnswersTest, NothingIsTakenUnlessTheCampaignIsOpen) {
  EXPECT_THAT(DecideDeclareAnswers(AnswersKnown{}, Declare("finance")),
              StatusIs(absl::StatusCode::kNotFound, HasSubstr("no campaign")));
  const std::map<streams::CampaignPhase, std::string> messages = {
      {streams::CampaignPhase::kClosed, "the campaign small-2016 is closed; reopen it first"},
      {streams::CampaignPhase::kPublished, "the campaign small-2016 is published; reopen it first"}};
  for (const auto& [phase, message] : messages) {
    EXPECT_THAT(DecideDeclareAnswers(Known(phase), Declare("finance")),
                StatusIs(absl::StatusCode::kFailedPrecondition, HasSubstr(message)));
    EXPECT_THAT(DecideCorrectAnswers(Known(phase), Correct()),
                StatusIs(absl::StatusCode::kFailedPrecondition));
    intake::v1::ObserveAnswersRequest observe = Observe();
    AddObservation(observe, "finance", "use.mail", "yes");
    EXPECT_THAT(DecideObserveAnswers(Known(phase), observe), StatusIs(absl::StatusCode::kFailedPrecondition));
  }
}

TEST(DeclareAnswersTest, ItSaysWhoPreparedAndApprovedItAndWhatWasRead) {
  intake::v1::DeclareAnswersRequest command = Declare("finance");
  command.clear_prepared_by();
  command.set_approved_by("The Head");
  command.mutable_expected_revision()->set_any(true);

  EXPECT_THAT(ViolationsOf(DecideDeclareAnswers(Known(), command).status()),
              ElementsAre(HasSubstr("expected_revision: must be the revision"), "prepared_by: is missing",
                          HasSubstr("approved_by: is not an id")));
}

TEST(DeclareAnswersTest, ASheetWithoutAnyAnswerIsRejected) {
  intake::v1::DeclareAnswersRequest command = Declare("finance");
  command.clear_answers();
  EXPECT_THAT(DecideDeclareAnswers(Known(), command), StatusIs(absl::StatusCode::kInvalidArgument));
  Add(command.mutable_answers(), "use.mail", "");

  EXPECT_THAT(DecideDeclareAnswers(Known(), command),
              StatusIs(absl::StatusCode::kInvalidArgument, HasSubstr("all empty")));
}

TEST(DeclareAnswersTest, AtMostTwoThousandAnswers) {
  intake::v1::DeclareAnswersRequest command = Declare("finance");
  while (command.answers_size() <= kAnswersMax) Add(command.mutable_answers(), "use.mail", "yes");

  EXPECT_THAT(ViolationsOf(DecideDeclareAnswers(Known(), command).status()),
              Contains("answers: has 2001 entries; at most 2000 are allowed"));
}

TEST(CorrectAnswersTest, EachCorrectionIsAnEvent) {
  ASSERT_OK_AND_ASSIGN(std::vector<eventlog::NewEvent> events, DecideCorrectAnswers(Known(), Correct()));

  ASSERT_EQ(events.size(), 2u);
  EXPECT_EQ(events[0].stream, "sheet/small-2016/finance");
  EXPECT_EQ(events[0].event.answer_corrected().correction().answer().points(), "10");
  EXPECT_EQ(events[1].event.answer_corrected().correction().criterion(), "use.mail");
  EXPECT_EQ(events[1].event.answer_corrected().reason(), "verified");
}

TEST(CorrectAnswersTest, ItNeedsAReasonAndAnswersThatAreNotEmpty) {
  intake::v1::CorrectAnswersRequest command = Correct();
  command.clear_reason();
  command.mutable_corrections(1)->clear_text();

  EXPECT_THAT(
      ViolationsOf(DecideCorrectAnswers(Known(), command).status()),
      ElementsAre("reason: is missing",
                  "corrections[1]: use.mail: the answer is empty; leave the line out, or give an answer"));
}

TEST(CorrectAnswersTest, AtMostTwoThousandCorrections) {
  intake::v1::CorrectAnswersRequest command = Correct();
  while (command.corrections_size() <= kAnswersMax) Add(command.mutable_corrections(), "use.mail", "yes");

  EXPECT_THAT(ViolationsOf(DecideCorrectAnswers(Known(), command).status()),
              Contains("corrections: has 2001 entries; at most 2000 are allowed"));
}

TEST(WithdrawCorrectionsTest, OnlyStandingCorrectionsAreWithdrawn) {
  streams::SheetState sheet;
  sheet.corrected["use.mail"] = {};
  intake::v1::WithdrawCorrectionsRequest command;
  command.set_campaign("small-2016");
  command.set_organization("finance");
  command.set_reason("wrong page");
  command.add_criteria("use.mail");
  ASSERT_OK_AND_ASSIGN(std::vector<eventlog::NewEvent> events,
                       DecideWithdrawCorrections(Known(), sheet, command));
  EXPECT_EQ(events.at(0).event.correction_withdrawn().criterion(), "use.mail");
  EXPECT_EQ(events.at(0).event.correction_withdrawn().reason(), "wrong page");

  command.add_criteria("use.points");
  EXPECT_THAT(DecideWithdrawCorrections(Known(), sheet, command),
              StatusIs(absl::StatusCode::kFailedPrecondition,
                       HasSubstr("criteria[1]: there is no correction of use.points")));
  command.add_criteria("use.mail");
  EXPECT_THAT(DecideWithdrawCorrections(Known(), sheet, command),
              StatusIs(absl::StatusCode::kInvalidArgument, HasSubstr("appears twice")));
}

TEST(ObserveAnswersTest, EachOrganizationHasOneEventInTheOrderReported) {
  intake::v1::ObserveAnswersRequest command = Observe();
  AddObservation(command, "office", "use.mail", "yes");
  AddObservation(command, "finance", "use.points", "5");
  AddObservation(command, "finance", "use.mail", "no");
  ASSERT_OK_AND_ASSIGN(std::vector<eventlog::NewEvent> events, DecideObserveAnswers(Known(), command));

  ASSERT_EQ(events.size(), 2u);
  EXPECT_EQ(events[0].stream, "sheet/small-2016/finance");
  EXPECT_EQ(events[0].event.answers_observed().source(), "portal");
  EXPECT_EQ(events[0].event.answers_observed().answers(0).criterion(), "use.points");
  EXPECT_EQ(events[0].event.answers_observed().answers(1).criterion(), "use.mail");
  EXPECT_EQ(events[1].stream, "sheet/small-2016/office");
}

TEST(ObserveAnswersTest, EveryViolationIsNamedAtOnce) {
  intake::v1::ObserveAnswersRequest command = Observe();
  command.set_source("The Portal");
  command.set_source_position(0);
  AddObservation(command, "nobody", "use.mail", "yes");
  AddObservation(command, "finance", "nothing", "yes");
  AddObservation(command, "finance", "use.mail", "");
  AddObservation(command, "finance", "use.mail", "yes");

  EXPECT_THAT(
      ViolationsOf(DecideObserveAnswers(Known(), command).status()),
      ElementsAre(HasSubstr("source: must be"), HasSubstr("source_position: is missing"),
                  "observations[0]: there is no organization nobody",
                  "observations[1]: the rule set has no criterion \"nothing\"",
                  "observations[2]: use.mail: the answer is empty; leave the line out, or give an answer",
                  "observations[3]: use.mail of finance appears twice"));
}

TEST(ObserveAnswersTest, AtMostAThousandObservations) {
  intake::v1::ObserveAnswersRequest command = Observe();
  while (command.observations_size() <= kObservationsMax)
    AddObservation(command, "finance", "use.mail", "yes");

  EXPECT_THAT(ViolationsOf(DecideObserveAnswers(Known(), command).status()),
              Contains("observations: has 1001 entries; at most 1000 are allowed"));
}

}  // namespace
}  // namespace thuocdo::intake
