#include "common/rpc/caller.h"

#include <gtest/gtest.h>

#include "absl/time/clock.h"
#include "common/rpc/server.h"
#include "common/rpc/status.h"
#include "common/testing/matchers.h"
#include "thuocdo/intake/v1/intake.grpc.pb.h"

namespace thuocdo::rpc {
namespace {

using ::thuocdo::testing::IsOk;
using ::thuocdo::testing::StatusIs;

constexpr char kServiceName[] = "thuocdo.intake.v1.IntakeService";

// Answers who calls. With `behind`, asks the service there in the caller's name.
class CallerEcho : public intake::v1::IntakeService::Service {
 public:
  grpc::Status CheckRuleSet(grpc::ServerContext* context, const intake::v1::CheckRuleSetRequest* request,
                            intake::v1::CheckRuleSetResponse* response) override {
    if (behind != nullptr) {
      grpc::ClientContext call;
      PassOn(*context, call);
      return behind->CheckRuleSet(&call, *request, response);
    }
    deadline = context->deadline();
    auto caller = CallerOf(*context);
    if (caller.ok()) response->set_rule_set(FormatActor(*caller));
    return ToGrpc(caller.status());
  }

  std::unique_ptr<intake::v1::IntakeService::Stub> behind;
  std::chrono::system_clock::time_point deadline;
};

class CallerTest : public ::testing::Test {
 protected:
  void SetUp() override {
    ASSERT_OK_AND_ASSIGN(server_, Server::Start("127.0.0.1:0", {{&service_, kServiceName}}));
    stub_ = intake::v1::IntakeService::NewStub(server_->InProcessChannel());
  }

  absl::Status Call(grpc::ClientContext& context, std::string* who = nullptr) {
    intake::v1::CheckRuleSetResponse response;
    const grpc::Status status = stub_->CheckRuleSet(&context, {}, &response);
    if (who != nullptr) *who = response.rule_set();
    return FromGrpc(status);
  }

  CallerEcho service_;
  std::unique_ptr<Server> server_;
  std::unique_ptr<intake::v1::IntakeService::Stub> stub_;
};

TEST(ParseActorTest, ReadsKindIdAndOrganization) {
  ASSERT_OK_AND_ASSIGN(eventlog::v1::Actor actor, ParseActor("officer:nguyen-van-a@so-tai-chinh"));

  EXPECT_EQ(actor.kind(), eventlog::v1::ACTOR_KIND_OFFICER);
  EXPECT_EQ(actor.id(), "nguyen-van-a");
  EXPECT_EQ(actor.organization(), "so-tai-chinh");
  EXPECT_EQ(actor.assurance(), eventlog::v1::ASSURANCE_UNVERIFIED_LOCAL);
}

TEST(ParseActorTest, WritesWhatItReads) {
  for (const char* text : {"officer:a@b", "inspector:x.1", "system:portal", "administrator:root"}) {
    ASSERT_OK_AND_ASSIGN(eventlog::v1::Actor actor, ParseActor(text));
    EXPECT_EQ(FormatActor(actor), text);
  }
}

TEST(ParseActorTest, RejectsWhatIsNotAnActor) {
  for (const char* text : {"", "officer", "officer:", ":a", "clerk:a", "Officer:a", "officer:A", "officer:a@",
                           "officer:a@b@c", "officer:a b", "officer:a:b"}) {
    EXPECT_THAT(ParseActor(text), StatusIs(absl::StatusCode::kInvalidArgument)) << text;
  }
}

TEST_F(CallerTest, TheCallSaysWhoActs) {
  ASSERT_OK_AND_ASSIGN(eventlog::v1::Actor actor, ParseActor("inspector:thanh-tra-1"));
  grpc::ClientContext context;
  SetCaller(context, actor);
  std::string who;

  EXPECT_THAT(Call(context, &who), IsOk());
  EXPECT_EQ(who, "inspector:thanh-tra-1");
}

TEST_F(CallerTest, ACallWithoutAnActorIsUnauthenticated) {
  grpc::ClientContext context;
  EXPECT_THAT(Call(context), StatusIs(absl::StatusCode::kUnauthenticated));
}

TEST_F(CallerTest, ACallWithTwoActorsIsUnauthenticated) {
  grpc::ClientContext context;
  context.AddMetadata(kActorKey, "officer:a");
  context.AddMetadata(kActorKey, "administrator:b");
  EXPECT_THAT(Call(context), StatusIs(absl::StatusCode::kUnauthenticated));
}

TEST_F(CallerTest, AServiceActsInItsCallersNameAndTime) {
  CallerEcho front;
  front.behind = intake::v1::IntakeService::NewStub(server_->InProcessChannel());
  ASSERT_OK_AND_ASSIGN(std::unique_ptr<Server> front_server,
                       Server::Start("127.0.0.1:0", {{&front, kServiceName}}));
  stub_ = intake::v1::IntakeService::NewStub(front_server->InProcessChannel());
  const auto deadline = absl::ToChronoTime(absl::Now() + absl::Seconds(30));
  grpc::ClientContext context;
  context.set_deadline(deadline);
  context.AddMetadata(kActorKey, "officer:a@b");
  std::string who;

  EXPECT_THAT(Call(context, &who), IsOk());
  EXPECT_EQ(who, "officer:a@b");
  EXPECT_LT(service_.deadline - deadline, std::chrono::seconds(1));
}

}  // namespace
}  // namespace thuocdo::rpc
