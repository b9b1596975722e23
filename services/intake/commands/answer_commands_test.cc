#include <functional>

#include "services/intake/intake_fixture_for_tests.h"

namespace thuocdo::intake {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using testing::IsOk;
using testing::StatusIs;
using testing::ViolationsOf;

class AnswerCommandsTest : public testing::IntakeFixture {
 protected:
  void SetUp() override { OpenSmallCampaign(); }

  // Expects that `request` is rejected and nothing is stored.
  template <typename Request, typename Response, typename Matcher>
  void ExpectRejected(Method<Request, Response> method, const Request& request, Matcher matcher) {
    const Position head = log_->Head();
    EXPECT_THAT(Call(method, request), matcher);
    EXPECT_EQ(log_->Head(), head);
  }
};

TEST_F(AnswerCommandsTest, ADeclarationSaysWhereTheSheetStands) {
  ASSERT_OK_AND_ASSIGN(auto first,
                       Call(&Stub::DeclareAnswers, Declaration("finance", 0, {{"use.mail", "yes"}})));
  EXPECT_EQ(first.revision(), 1u);
  EXPECT_EQ(first.standing_declaration_position(), first.receipt().last_position());
}

TEST_F(AnswerCommandsTest, ARepeatedDeclarationSaysThatTheSheetHasMovedOn) {
  auto declaration = Declaration("finance", 0, {{"use.mail", "yes"}});
  ASSERT_THAT(Call(&Stub::DeclareAnswers, declaration), IsOk());
  ASSERT_OK_AND_ASSIGN(auto later,
                       Call(&Stub::DeclareAnswers, Declaration("finance", 1, {{"use.mail", "no"}})));
  ASSERT_OK_AND_ASSIGN(auto again, Call(&Stub::DeclareAnswers, declaration));

  EXPECT_TRUE(again.receipt().deduplicated());
  EXPECT_LT(again.receipt().last_position(), again.standing_declaration_position());
  EXPECT_EQ(again.standing_declaration_position(), later.receipt().last_position());
  EXPECT_EQ(again.revision(), 2u);
}

TEST_F(AnswerCommandsTest, ADeclarationOfAnOldRevisionIsAborted) {
  ASSERT_THAT(Call(&Stub::DeclareAnswers, Declaration("finance", 0, {{"use.mail", "yes"}})), IsOk());

  ExpectRejected(&Stub::DeclareAnswers, Declaration("finance", 0, {{"use.mail", "no"}}),
                 StatusIs(absl::StatusCode::kAborted, HasSubstr("is at revision 1")));
}

TEST_F(AnswerCommandsTest, OfTwoCorrectionsAtTheSameRevisionOneWinsAndTheOtherIsToldTheActualRevision) {
  ASSERT_THAT(Call(&Stub::DeclareAnswers, Declaration("finance", 0, {{"use.mail", "yes"}})), IsOk());
  auto first = Correction("finance", "use.mail", "no");
  auto second = Correction("finance", "use.points", "5");
  first.mutable_expected_revision()->set_revision(1);
  second.mutable_expected_revision()->set_revision(1);
  ASSERT_THAT(Call(&Stub::CorrectAnswers, first), IsOk());
  const Position head = log_->Head();
  absl::Status unmigrated = Call(&Stub::CorrectAnswers, second).status();

  EXPECT_THAT(unmigrated, StatusIs(absl::StatusCode::kAborted));
  ASSERT_EQ(DetailOf(unmigrated).actual_revisions_size(), 1);
  EXPECT_EQ(DetailOf(unmigrated).actual_revisions(0).stream(), "sheet/small-2016/finance");
  EXPECT_EQ(DetailOf(unmigrated).actual_revisions(0).revision(), 2u);
  EXPECT_EQ(log_->Head(), head);
}

TEST_F(AnswerCommandsTest, ACorrectionSurvivesANewDeclarationAndIsListedToConfirm) {
  ASSERT_THAT(Call(&Stub::DeclareAnswers, Declaration("finance", 0, {{"use.mail", "yes"}})), IsOk());
  ASSERT_THAT(Call(&Stub::CorrectAnswers, Correction("finance", "use.mail", "no")), IsOk());
  EXPECT_FALSE(Sheet("finance").lines(0).to_confirm());
  auto declaration = Declaration("finance", 2, {{"use.mail", "n/a"}});
  declaration.mutable_answers(0)->set_note("no mail");
  ASSERT_THAT(Call(&Stub::DeclareAnswers, declaration), IsOk());

  const intake::v1::GetSheetResponse sheet = Sheet("finance");
  EXPECT_EQ(sheet.revision(), 3u);
  EXPECT_TRUE(sheet.declared());
  EXPECT_TRUE(sheet.lines(0).has_corrected());
  EXPECT_FALSE(sheet.lines(0).corrected().yes());
  EXPECT_TRUE(sheet.lines(0).to_confirm());
  EXPECT_EQ(sheet.lines(0).declared().not_applicable().reason(), "no mail");
}

TEST_F(AnswerCommandsTest, CorrectionsAreRecordedTogether) {
  auto correction = Correction("finance", "use.mail", "no");
  correction.add_corrections()->set_criterion("use.points");
  correction.mutable_corrections(1)->set_text("5");
  ASSERT_OK_AND_ASSIGN(auto response, Call(&Stub::CorrectAnswers, correction));

  EXPECT_EQ(response.receipt().last_position(), response.receipt().first_position() + 1);
  EXPECT_EQ(response.revision(), 2u);
}

TEST_F(AnswerCommandsTest, AWithdrawalAtAnOldRevisionIsAbortedBeforeItIsAskedWhatStands) {
  ASSERT_THAT(Call(&Stub::CorrectAnswers, Correction("finance", "use.mail", "no")), IsOk());
  intake::v1::WithdrawCorrectionsRequest withdraw;
  withdraw.set_request_id(NewId());
  withdraw.set_campaign("small-2016");
  withdraw.set_organization("finance");
  withdraw.set_reason("wrong page");
  withdraw.add_criteria("use.mail");
  ASSERT_OK_AND_ASSIGN(auto response, Call(&Stub::WithdrawCorrections, withdraw));
  EXPECT_EQ(response.revision(), 2u);
  withdraw.set_request_id(NewId());
  ExpectRejected(&Stub::WithdrawCorrections, withdraw, StatusIs(absl::StatusCode::kFailedPrecondition));
  withdraw.mutable_expected_revision()->set_revision(1);
  ExpectRejected(&Stub::WithdrawCorrections, withdraw, StatusIs(absl::StatusCode::kAborted));
}

TEST_F(AnswerCommandsTest, EveryRejectionIsOneErrorAndNothingIsStored) {
  using absl::StatusCode;
  struct Case {
    std::string what;
    intake::v1::DeclareAnswersRequest request;
    StatusCode code;
    std::string says;
  };
  auto unknown_campaign = Declaration("finance", 0, {{"use.mail", "yes"}});
  unknown_campaign.set_campaign("2015");
  std::vector<Case> cases = {
      {"unknown campaign", unknown_campaign, StatusCode::kNotFound, "there is no campaign 2015"},
      {"unknown organization", Declaration("nobody", 0, {{"use.mail", "yes"}}), StatusCode::kNotFound,
       "nobody"},
      {"no id", Declaration(std::string(300, 'a'), 0, {{"use.mail", "yes"}}), StatusCode::kNotFound, "aaa"},
      {"not on the roster", Declaration("stranger", 0, {{"use.mail", "yes"}}),
       StatusCode::kFailedPrecondition, "roster"},
      {"unknown criterion", Declaration("finance", 0, {{"x", "yes"}}), StatusCode::kInvalidArgument,
       "answers[0]"},
      {"wrong kind", Declaration("finance", 0, {{"use.mail", "12"}}), StatusCode::kInvalidArgument,
       "use.mail"},
      {"out of range", Declaration("finance", 0, {{"use.staff", "101"}}), StatusCode::kInvalidArgument,
       "use.staff"},
      {"above the maximum", Declaration("finance", 0, {{"use.points", "17.5"}}), StatusCode::kInvalidArgument,
       "15"},
      {"a sign", Declaration("finance", 0, {{"use.points", "-5"}}), StatusCode::kInvalidArgument,
       "use.points"},
      {"twice", Declaration("finance", 0, {{"use.mail", "no"}, {"use.mail", "no"}}),
       StatusCode::kInvalidArgument, "twice"},
  };
  for (const Case& rejected : cases) {
    SCOPED_TRACE(rejected.what);
    ExpectRejected(&Stub::DeclareAnswers, rejected.request,
                   StatusIs(rejected.code, HasSubstr(rejected.says)));
  }
}

TEST_F(AnswerCommandsTest, AllViolationsOfASheetComeInOneAnswer) {
  auto bad = Declaration("finance", 0,
                         {{"x", "yes"}, {"use.mail", "12"}, {"use.points", "2.5"}, {"use.staff", "101"}});
  absl::Status status = Call(&Stub::DeclareAnswers, bad).status();

  EXPECT_THAT(ViolationsOf(status),
              ElementsAre(HasSubstr("answers[0]"), HasSubstr("answers[1]"), HasSubstr("answers[3]")));
}

TEST_F(AnswerCommandsTest, NothingIsTakenAfterTheCampaignIsClosed) {
  ASSERT_THAT(Call(&Stub::CloseCampaign, Closing("flood")), IsOk());
  auto closed = StatusIs(absl::StatusCode::kFailedPrecondition, HasSubstr("is closed"));

  ExpectRejected(&Stub::DeclareAnswers, Declaration("finance", 0, {{"use.mail", "yes"}}), closed);
  ExpectRejected(&Stub::CorrectAnswers, Correction("finance", "use.mail", "no"), closed);
}

TEST_F(AnswerCommandsTest, OneImportMayReachSeveralSheets) {
  intake::v1::ObserveAnswersRequest observe;
  observe.set_request_id(NewId());
  observe.set_campaign("small-2016");
  observe.set_source("portal");
  observe.set_source_position(1);
  for (const char* organization : {"finance", "an-nhon"}) {
    intake::v1::Observation& observation = *observe.add_observations();
    observation.set_organization(organization);
    observation.mutable_answer()->set_criterion("online.services");
    observation.mutable_answer()->set_text("1/2");
  }
  ASSERT_OK_AND_ASSIGN(auto response, Call(&Stub::ObserveAnswers, observe));

  EXPECT_EQ(response.receipt().last_position(), response.receipt().first_position() + 1);
  EXPECT_EQ(Sheet("an-nhon").lines(0).observed().count().whole(), 2u);
  EXPECT_FALSE(Sheet("an-nhon").declared());
}

class ErasePayloadTest : public AnswerCommandsTest {
 protected:
  intake::v1::ErasePayloadRequest Erasure(uint64_t position) {
    intake::v1::ErasePayloadRequest request;
    request.set_request_id(NewId());
    request.set_position(position);
    request.set_reason("Đơn số 5");
    return request;
  }
  uint64_t Correct(const std::string& text) {
    return Call(&Stub::CorrectAnswers, Correction("finance", "use.mail", text))
        .value()
        .receipt()
        .last_position();
  }
};

TEST_F(ErasePayloadTest, WhatIsErasedIsMissedUntilItIsReplaced) {
  const uint64_t position = Correct("no");
  ASSERT_OK_AND_ASSIGN(const auto erased, Call(&Stub::ErasePayload, Erasure(position)));
  const intake::v1::GetSheetResponse sheet = Sheet("finance");
  EXPECT_EQ(sheet.revision(), 2u);
  EXPECT_EQ(sheet.lines_size(), 0);
  ASSERT_EQ(sheet.erased_size(), 1);
  EXPECT_EQ(sheet.erased(0).position(), position);
  EXPECT_EQ(sheet.erased(0).payload_kind(), "answer_corrected");
  EXPECT_EQ(sheet.erased(0).erased_by(), erased.receipt().last_position());
  EXPECT_THAT(sheet.erased(0).criteria(), ElementsAre("use.mail"));

  Correct("yes");
  EXPECT_EQ(Sheet("finance").erased_size(), 0);
}

TEST_F(ErasePayloadTest, AnErasedCorrectionCanBeWithdrawn) {
  ASSERT_THAT(Call(&Stub::ErasePayload, Erasure(Correct("no"))), IsOk());
  intake::v1::WithdrawCorrectionsRequest withdraw;
  withdraw.set_request_id(NewId());
  withdraw.set_campaign("small-2016");
  withdraw.set_organization("finance");
  withdraw.add_criteria("use.mail");
  withdraw.set_reason("replaced");
  EXPECT_THAT(Call(&Stub::WithdrawCorrections, withdraw), IsOk());
  EXPECT_EQ(Sheet("finance").erased_size(), 0);
}

TEST_F(ErasePayloadTest, ARepeatedErasureReturnsTheFirstReceipt) {
  const intake::v1::ErasePayloadRequest erasure = Erasure(Correct("no"));
  ASSERT_OK_AND_ASSIGN(const auto first, Call(&Stub::ErasePayload, erasure));
  ASSERT_OK_AND_ASSIGN(const auto again, Call(&Stub::ErasePayload, erasure));
  EXPECT_TRUE(again.receipt().deduplicated());
  EXPECT_EQ(again.receipt().last_position(), first.receipt().last_position());
  EXPECT_EQ(again.receipt().leaf_hashes(0), first.receipt().leaf_hashes(0));
}

TEST_F(ErasePayloadTest, TheReceiptOfWhatWasErasedStays) {
  const auto correction = Correction("finance", "use.mail", "no");
  ASSERT_OK_AND_ASSIGN(const auto first, Call(&Stub::CorrectAnswers, correction));
  ASSERT_THAT(Call(&Stub::ErasePayload, Erasure(first.receipt().last_position())), IsOk());

  ASSERT_OK_AND_ASSIGN(const auto again, Call(&Stub::CorrectAnswers, correction));
  EXPECT_TRUE(again.receipt().deduplicated());
  intake::v1::GetReceiptRequest request;
  request.set_request_id(correction.request_id());
  ASSERT_OK_AND_ASSIGN(const auto kept, Call(&Stub::GetReceipt, request));
  EXPECT_EQ(kept.receipt().leaf_hashes(0), first.receipt().leaf_hashes(0));
  ASSERT_EQ(kept.events_size(), 1);
  EXPECT_EQ(kept.events(0).kind_case(), event::v1::Event::KIND_NOT_SET);
}

TEST_F(ErasePayloadTest, AlsoOfAClosedCampaign) {
  const uint64_t position = Correct("no");
  ASSERT_THAT(Call(&Stub::CloseCampaign, Closing("không khai báo")), IsOk());
  EXPECT_THAT(Call(&Stub::ErasePayload, Erasure(position)), IsOk());
}

TEST_F(ErasePayloadTest, WhatIsOnlyValidatedStays) {
  intake::v1::ErasePayloadRequest erasure = Erasure(Correct("no"));
  erasure.set_validate_only(true);
  const Position head = log_->Head();
  ASSERT_OK_AND_ASSIGN(const auto valid, Call(&Stub::ErasePayload, erasure));
  EXPECT_FALSE(valid.has_receipt());
  EXPECT_EQ(log_->Head(), head);
  EXPECT_EQ(Sheet("finance").erased_size(), 0);

  auto rejected = Erasure(1);
  rejected.set_validate_only(true);
  ExpectRejected(&Stub::ErasePayload, rejected,
                 StatusIs(absl::StatusCode::kFailedPrecondition, HasSubstr("log_created")));
  erasure.set_validate_only(false);
  EXPECT_THAT(Call(&Stub::ErasePayload, erasure), IsOk());
}

TEST_F(ErasePayloadTest, WhatIsNoAnswerOrIsNotThereIsRejected) {
  ExpectRejected(&Stub::ErasePayload, Erasure(1),
                 StatusIs(absl::StatusCode::kFailedPrecondition, HasSubstr("log_created")));
  ExpectRejected(&Stub::ErasePayload, Erasure(log_->Head().value + 1), StatusIs(absl::StatusCode::kNotFound));
  ExpectRejected(&Stub::ErasePayload, Erasure(0), StatusIs(absl::StatusCode::kInvalidArgument));
}

}  // namespace
}  // namespace thuocdo::intake
