// What the log keeps of who asked for what, and that a repeated command is known by it.
#include "common/base/digest.h"
#include "common/base/messages.h"
#include "common/eventlog/records/record.h"
#include "services/intake/core/request_pseudonym.h"
#include "services/intake/intake_fixture_for_tests.h"

namespace thuocdo::intake {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;
using testing::IsOk;
using ::testing::Not;
using testing::StatusIs;

class RequestPseudonymsTest : public testing::IntakeFixture {
 protected:
  void SetUp() override { OpenSmallCampaign(); }

  // How intake names `request` before it is sealed: anybody who knows all of it can.
  RequestName NameOf(intake::v1::CorrectAnswersRequest request) const {
    const std::string id = std::exchange(*request.mutable_request_id(), "");
    return {id, Sha256(absl::StrCat(Sha256(request.GetDescriptor()->full_name()),
                                    Sha256(SerializeDeterministically(request)),
                                    Sha256(SerializeDeterministically(actor_))))};
  }

  // The records of the log from `position` on.
  std::vector<eventlog::v1::Record> RecordsFrom(Position position) const {
    std::vector<eventlog::v1::Record> records;
    const absl::Status read = log_->Read(Position{position.value - 1}, [&](const auto& record) {
      records.push_back(record);
      return absl::OkStatus();
    });
    EXPECT_THAT(read, IsOk());
    return records;
  }

  // Appends what `request` comes to as intake did when it sealed no names.
  void AppendWithoutPseudonym(const intake::v1::CorrectAnswersRequest& request) {
    ASSERT_THAT(Call(&Stub::CorrectAnswers, request), IsOk());
    ASSERT_OK_AND_ASSIGN(eventlog::PastEvent corrected, eventlog::Decode(RecordsFrom(log_->Head()).front()));
    const RequestName name = NameOf(request);
    eventlog::AppendRequest append{"older-" + name.id, name.fingerprint, actor_, std::nullopt, {}, {}};
    append.events.push_back({corrected.header.stream(), corrected.event});
    ASSERT_THAT(log_->Append(append), IsOk());
  }

  const intake::v1::CorrectAnswersRequest request_ = Correction("finance", "use.mail", "no");
};

TEST_F(RequestPseudonymsTest, AHeaderHasNothingThatAGuessCouldBeComparedWith) {
  ASSERT_OK_AND_ASSIGN(const auto response, Call(&Stub::CorrectAnswers, request_));
  EXPECT_EQ(response.receipt().request_id(), request_.request_id());
  const eventlog::v1::Record record = RecordsFrom(log_->Head()).front();
  const RequestName name = NameOf(request_);
  EXPECT_THAT(record.header(), Not(HasSubstr(name.id)));
  EXPECT_THAT(record.header(), Not(HasSubstr(name.fingerprint)));
}

TEST_F(RequestPseudonymsTest, TheSecretIsTheSaltOfTheFirstRecord) {
  ASSERT_THAT(Call(&Stub::CorrectAnswers, request_), IsOk());
  ASSERT_OK_AND_ASSIGN(const eventlog::PastEvent corrected,
                       eventlog::Decode(RecordsFrom(log_->Head()).front()));
  const RequestPseudonym pseudonym(RecordsFrom(Position{1}).front().salt());
  EXPECT_EQ((RequestName{corrected.header.request_id(), corrected.header.request_fingerprint()}),
            pseudonym.Pseudonymize(NameOf(request_)));
}

TEST_F(RequestPseudonymsTest, ARejectionNamesTheRequestAsItsCallerDoes) {
  ASSERT_OK_AND_ASSIGN(const auto response, Call(&Stub::CorrectAnswers, request_));
  auto other = request_;
  other.set_reason("another reason");
  EXPECT_THAT(Call(&Stub::CorrectAnswers, other),
              StatusIs(absl::StatusCode::kAlreadyExists,
                       AllOf(HasSubstr(absl::StrCat("\"", request_.request_id(), "\"")),
                             HasSubstr(absl::StrCat("position ", response.receipt().first_position())))));
}

TEST_F(RequestPseudonymsTest, ASealedIdFindsNothing) {
  ASSERT_THAT(Call(&Stub::CorrectAnswers, request_), IsOk());
  ASSERT_OK_AND_ASSIGN(const eventlog::PastEvent corrected,
                       eventlog::Decode(RecordsFrom(log_->Head()).front()));
  intake::v1::GetReceiptRequest ask;
  ask.set_request_id(corrected.header.request_id());
  EXPECT_THAT(Call(&Stub::GetReceipt, ask), StatusIs(absl::StatusCode::kNotFound));

  auto other = Correction("finance", "use.mail", "yes");
  other.set_request_id(corrected.header.request_id());
  EXPECT_THAT(Call(&Stub::CorrectAnswers, other), IsOk());
}

TEST_F(RequestPseudonymsTest, ACommandThatALogHasUnderItsOwnNameIsNotTakenAgain) {
  AppendWithoutPseudonym(request_);
  const Position head = log_->Head();
  auto older = request_;
  older.set_request_id("older-" + request_.request_id());
  ASSERT_OK_AND_ASSIGN(const auto response, Call(&Stub::CorrectAnswers, older));
  EXPECT_TRUE(response.receipt().deduplicated());
  EXPECT_EQ(response.receipt().first_position(), head.value);
  EXPECT_EQ(log_->Head(), head);

  intake::v1::GetReceiptRequest ask;
  ask.set_request_id(older.request_id());
  ASSERT_OK_AND_ASSIGN(const auto found, Call(&Stub::GetReceipt, ask));
  EXPECT_EQ(found.receipt().first_position(), head.value);
}

}  // namespace
}  // namespace thuocdo::intake
