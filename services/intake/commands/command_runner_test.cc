#include "services/intake/commands/command_runner.h"

#include <google/protobuf/unknown_field_set.h>

#include <thread>

#include "common/eventlog/records/record.h"
#include "common/testing/campaign/events.h"
#include "services/intake/intake_fixture_for_tests.h"

namespace thuocdo::intake {
namespace {

using ::testing::HasSubstr;
using testing::IsOk;
using testing::StatusIs;

class CommandTest : public testing::IntakeFixture {
 protected:
  // Sends `request` twice: the second time it returns the first receipt and adds nothing. Then the same id
  // with another actor is another command.
  template <typename Request, typename Response>
  void ExpectOnce(Method<Request, Response> method, const Request& request) {
    SCOPED_TRACE(Request::descriptor()->name());
    ASSERT_OK_AND_ASSIGN(Response first, Call(method, request));
    const Position head = log_->Head();
    EXPECT_FALSE(first.receipt().deduplicated());
    EXPECT_EQ(first.receipt().last_position(), head.value);
    ASSERT_OK_AND_ASSIGN(Response second, Call(method, request));
    EXPECT_TRUE(second.receipt().deduplicated());
    second.mutable_receipt()->set_deduplicated(false);
    EXPECT_THAT(second.receipt(), testing::EqualsProto(first.receipt()));
    const eventlog::v1::Actor actor = std::exchange(actor_, rpc::ParseActor("inspector:binh").value());
    EXPECT_THAT(Call(method, request), StatusIs(absl::StatusCode::kAlreadyExists));
    actor_ = actor;
    EXPECT_EQ(log_->Head(), head);
  }

  Command NewCommand() {
    const RequestName given{NewId(), std::string(32, 'f')};
    return {given, RequestPseudonym("secret").Pseudonymize(given), actor_, std::nullopt};
  }

  template <typename Request>
  Request About(const std::string& organization) {
    Request request;
    request.set_request_id(NewId());
    request.set_organization(organization);
    request.set_reason("decision 1");
    return request;
  }

  template <typename Request>
  Request AboutCampaign() {
    Request request;
    request.set_request_id(NewId());
    request.set_campaign("small-2016");
    return request;
  }
};

TEST_F(CommandTest, EachCommandOfOrganizationsAddsItsEventsOnce) {
  ExpectOnce(&Stub::ImportOrganizations, SmallOrganizations());
  auto rename = About<intake::v1::RenameOrganizationRequest>("finance");
  rename.set_name("Treasury");
  ExpectOnce(&Stub::RenameOrganization, rename);
  auto split = About<intake::v1::SplitOrganizationRequest>("office");
  for (const char* id : {"north", "south"}) {
    split.add_successors()->set_id(id);
    split.mutable_successors(split.successors_size() - 1)->set_name(id);
  }
  ExpectOnce(&Stub::SplitOrganization, split);
  intake::v1::MergeOrganizationsRequest merge;
  merge.set_request_id(NewId());
  merge.add_organizations("north");
  merge.add_organizations("south");
  merge.mutable_successor()->set_id("both");
  merge.mutable_successor()->set_name("Name of office");
  merge.set_reason("decision 2");
  ExpectOnce(&Stub::MergeOrganizations, merge);
  ExpectOnce(&Stub::DissolveOrganization, About<intake::v1::DissolveOrganizationRequest>("both"));
}

TEST_F(CommandTest, EachCommandOfACampaignAddsItsEventsOnce) {
  ASSERT_THAT(Call(&Stub::ImportOrganizations, SmallOrganizations()), IsOk());
  ExpectOnce(&Stub::PublishRuleSet, SmallRuleSet());
  ExpectOnce(&Stub::OpenCampaign, SmallOpening());
  auto amend = intake::v1::AmendCampaignRequest();
  amend.set_request_id(NewId());
  *amend.mutable_definition() = testing::SmallDefinition();
  amend.set_reason("a new title");
  ExpectOnce(&Stub::AmendCampaign, amend);
  ExpectOnce(&Stub::DeclareAnswers, Declaration("finance", 0, {{"use.mail", "yes"}}));
  ExpectOnce(&Stub::CorrectAnswers, Correction("finance", "use.mail", "no"));
  auto withdraw = AboutCampaign<intake::v1::WithdrawCorrectionsRequest>();
  withdraw.set_organization("finance");
  withdraw.add_criteria("use.mail");
  withdraw.set_reason("wrong page");
  ExpectOnce(&Stub::WithdrawCorrections, withdraw);
  auto observe = AboutCampaign<intake::v1::ObserveAnswersRequest>();
  observe.set_source("portal");
  observe.set_source_position(7);
  observe.add_observations()->set_organization("finance");
  observe.mutable_observations(0)->mutable_answer()->set_criterion("use.mail");
  observe.mutable_observations(0)->mutable_answer()->set_text("yes");
  ExpectOnce(&Stub::ObserveAnswers, observe);
  ExpectOnce(&Stub::CloseCampaign, Closing("flood"));
  auto reopen = AboutCampaign<intake::v1::ReopenCampaignRequest>();
  reopen.set_reason("an error");
  ExpectOnce(&Stub::ReopenCampaign, reopen);
}

TEST_F(CommandTest, AnotherCommandUnderTheSameRequestIdIsRejected) {
  OpenSmallCampaign();
  auto first = Correction("finance", "use.mail", "no");
  ASSERT_THAT(Call(&Stub::CorrectAnswers, first), IsOk());
  const Position head = log_->Head();
  auto dissolve = About<intake::v1::DissolveOrganizationRequest>("stranger");
  dissolve.set_request_id(first.request_id());
  EXPECT_THAT(Call(&Stub::DissolveOrganization, dissolve), StatusIs(absl::StatusCode::kAlreadyExists));
  first.set_reason("another reason");
  EXPECT_THAT(Call(&Stub::CorrectAnswers, first), StatusIs(absl::StatusCode::kAlreadyExists));
  EXPECT_EQ(log_->Head(), head);
}

TEST_F(CommandTest, ARetryMayExpectAnotherRevision) {
  OpenSmallCampaign();
  auto declaration = Declaration("finance", 0, {{"use.mail", "yes"}});
  ASSERT_THAT(Call(&Stub::DeclareAnswers, declaration), IsOk());
  declaration.mutable_expected_revision()->set_revision(1);
  ASSERT_OK_AND_ASSIGN(auto response, Call(&Stub::DeclareAnswers, declaration));
  EXPECT_TRUE(response.receipt().deduplicated());
}

TEST_F(CommandTest, RequestIdsArePrintableAndAtMost128Long) {
  auto request = SmallOrganizations();
  for (const std::string& id :
       {std::string(), std::string("a\nb"), std::string("a b"), std::string("kỳ"), std::string(129, 'a')}) {
    request.set_request_id(id);
    EXPECT_THAT(Call(&Stub::ImportOrganizations, request),
                StatusIs(absl::StatusCode::kInvalidArgument, HasSubstr("request_id")));
  }
  EXPECT_EQ(log_->Head(), Position{1});
  request.set_request_id(std::string(128, 'a'));
  EXPECT_THAT(Call(&Stub::ImportOrganizations, request), IsOk());
}

TEST_F(CommandTest, FieldsThatAreNotKnownAreRejected) {
  auto request = SmallOrganizations();
  auto& spec = *request.mutable_organizations(0);
  spec.GetReflection()->MutableUnknownFields(&spec)->AddVarint(1000, 1);
  EXPECT_THAT(Call(&Stub::ImportOrganizations, request),
              StatusIs(absl::StatusCode::kInvalidArgument, HasSubstr("this service does not know")));
}

TEST_F(CommandTest, ACommandNeedsAnActor) {
  grpc::ClientContext context;
  intake::v1::ImportOrganizationsResponse response;
  EXPECT_THAT(rpc::FromGrpc(stub_->ImportOrganizations(&context, SmallOrganizations(), &response)),
              StatusIs(absl::StatusCode::kUnauthenticated));
}

TEST_F(CommandTest, TheActorAndTheSourceStandInTheRecord) {
  OpenSmallCampaign();
  auto observe = AboutCampaign<intake::v1::ObserveAnswersRequest>();
  observe.set_source("portal");
  observe.set_source_position(7);
  observe.add_observations()->set_organization("finance");
  observe.mutable_observations(0)->mutable_answer()->set_criterion("use.mail");
  observe.mutable_observations(0)->mutable_answer()->set_text("yes");
  ASSERT_THAT(Call(&Stub::ObserveAnswers, observe), IsOk());
  auto check = [](const eventlog::v1::Record& record) {
    eventlog::PastEvent event = eventlog::Decode(record).value();
    EXPECT_EQ(event.header.actor().id(), "an");
    EXPECT_EQ(event.header.source().source(), "portal");
    EXPECT_EQ(event.header.source().position(), 7u);
    return absl::OkStatus();
  };
  EXPECT_THAT(log_->ReadStream("sheet/small-2016/finance", Revision{}, check), IsOk());

  observe.set_request_id(NewId());
  EXPECT_THAT(Call(&Stub::ObserveAnswers, observe),
              StatusIs(absl::StatusCode::kFailedPrecondition, HasSubstr("7")));
}

// A decision during which another command is appended, `times` over.
TEST_F(CommandTest, ACommandThatWasOvertakenDecidesAgain) {
  OpenSmallCampaign();
  for (int times : {kAttemptsMax - 1, kAttemptsMax}) {
    int decided = 0;
    auto overtaken = [&](StreamReader& reader) -> absl::StatusOr<std::vector<eventlog::NewEvent>> {
      ASSIGN_OR_RETURN(streams::SheetState sheet, reader.Sheet("small-2016", "finance"));
      if (decided++ < times) {
        EXPECT_THAT(Call(&Stub::CorrectAnswers, Correction("finance", "use.mail", "no")), IsOk());
      }
      return std::vector<eventlog::NewEvent>{testing::AnswersDeclared("small-2016", "finance", {})};
    };
    const Command command = NewCommand();
    absl::StatusOr<intake::v1::Receipt> receipt = RunCommand(*log_, command, overtaken);
    EXPECT_EQ(receipt.ok(), times < kAttemptsMax) << receipt.status();
    EXPECT_EQ(decided, kAttemptsMax);
  }
}

// The same command from two calls: the second is accepted while the first decides, and is then why the first
// is rejected, or finds nothing to change.
TEST_F(CommandTest, TheSameCommandFromAnotherCallIsReplayedEvenIfItCameWhileThisOneDecided) {
  OpenSmallCampaign();
  const Position head = log_->Head();
  auto first_decides = [&](StreamReader&) -> absl::StatusOr<std::vector<eventlog::NewEvent>> {
    return std::vector<eventlog::NewEvent>{testing::AnswersDeclared("small-2016", "finance", {})};
  };
  for (const absl::StatusOr<std::vector<eventlog::NewEvent>>& meanwhile :
       {absl::StatusOr<std::vector<eventlog::NewEvent>>(absl::FailedPreconditionError("it is there already")),
        absl::StatusOr<std::vector<eventlog::NewEvent>>(std::vector<eventlog::NewEvent>())}) {
    const Command command = NewCommand();
    ASSERT_OK_AND_ASSIGN(const auto receipt, RunCommand(*log_, command, [&](StreamReader&) {
                           EXPECT_THAT(RunCommand(*log_, command, first_decides), IsOk());
                           return meanwhile;
                         }));
    EXPECT_TRUE(receipt.deduplicated());
    EXPECT_GT(receipt.first_position(), head.value);
  }
}

TEST_F(CommandTest, ManyAtOnceOnDifferentSheetsAllSucceed) {
  OpenSmallCampaign();
  std::vector<std::thread> threads;
  for (const char* organization : {"finance", "office", "an-nhon"}) {
    threads.emplace_back([this, request = Declaration(organization, 0, {{"use.mail", "yes"}})] {
      EXPECT_THAT(Call(&Stub::DeclareAnswers, request), IsOk());
    });
  }
  for (std::thread& thread : threads) thread.join();
}

}  // namespace
}  // namespace thuocdo::intake
