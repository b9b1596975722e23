#include "common/rpc/server.h"

#include <grpcpp/generic/generic_stub.h>
#include <gtest/gtest.h>

#include <future>
#include <thread>

#include "absl/strings/str_cat.h"
#include "absl/time/clock.h"
#include "common/base/status.h"
#include "common/rpc/health.h"
#include "common/rpc/status.h"
#include "common/testing/matchers.h"
#include "thuocdo/audit/v1/audit.grpc.pb.h"
#include "thuocdo/intake/v1/intake.grpc.pb.h"

namespace thuocdo::rpc {
namespace {

using ::testing::HasSubstr;
using ::thuocdo::testing::EqualsProto;
using ::thuocdo::testing::IsOk;
using ::thuocdo::testing::IsOkAndHolds;
using ::thuocdo::testing::StatusIs;

constexpr char kIntake[] = "thuocdo.intake.v1.IntakeService";
constexpr char kAudit[] = "thuocdo.audit.v1.AuditService";

// Takes any text; answers with `violation` once it may.
class Intake : public intake::v1::IntakeService::Service {
 public:
  grpc::Status CheckRuleSet(grpc::ServerContext*, const intake::v1::CheckRuleSetRequest*,
                            intake::v1::CheckRuleSetResponse*) override {
    entered.set_value();
    may_answer.wait();
    return ToGrpc(violation);
  }

  absl::Status violation;
  std::promise<void> entered;
  std::promise<void> permission;
  std::future<void> may_answer = permission.get_future();
};

class ServerTest : public ::testing::Test {
 protected:
  void SetUp() override {
    ASSERT_OK_AND_ASSIGN(server_, Server::Start("127.0.0.1:0", {{&intake_, kIntake}, {&audit_, kAudit}}));
    channel_ = NewChannel(address());
  }

  std::string address() const { return absl::StrCat("127.0.0.1:", server_->port()); }

  absl::Status Check(const std::string& text) {
    grpc::ClientContext context;
    intake::v1::CheckRuleSetRequest request;
    intake::v1::CheckRuleSetResponse response;
    request.set_text(text);
    return FromGrpc(intake::v1::IntakeService::NewStub(channel_)->CheckRuleSet(&context, request, &response));
  }

  Intake intake_;
  audit::v1::AuditService::Service audit_;
  std::unique_ptr<Server> server_;
  std::shared_ptr<grpc::Channel> channel_;
};

// What the server's reflection answers to `request`, as bytes.
std::string Reflect(const std::shared_ptr<grpc::Channel>& channel, const std::string& request) {
  grpc::CompletionQueue queue;
  grpc::ClientContext context;
  context.set_deadline(absl::ToChronoTime(absl::Now() + absl::Seconds(10)));
  void* tag = nullptr;
  bool ok = false;
  auto call = grpc::GenericStub(channel).PrepareCall(
      &context, "/grpc.reflection.v1alpha.ServerReflection/ServerReflectionInfo", &queue);
  call->StartCall(nullptr);
  queue.Next(&tag, &ok);
  const grpc::Slice slice(request);
  call->WriteLast(grpc::ByteBuffer(&slice, 1), {}, nullptr);
  queue.Next(&tag, &ok);
  grpc::ByteBuffer response;
  call->Read(&response, nullptr);
  queue.Next(&tag, &ok);
  grpc::Status status;
  call->Finish(&status, nullptr);
  queue.Next(&tag, &ok);
  grpc::Slice bytes;
  if (!status.ok() || !response.DumpToSingleSlice(&bytes).ok()) return status.error_message();
  return std::string(reinterpret_cast<const char*>(bytes.begin()), bytes.size());
}

TEST(ListenAddressTest, LoopbackIsAllowed) {
  for (const char* address : {"127.0.0.1:7350", "127.3.2.1:0", "[::1]:7350", "localhost:65535"}) {
    EXPECT_THAT(CheckListenAddress(address), IsOk()) << address;
  }
}

TEST(ListenAddressTest, AnythingBeyondLoopbackIsRejected) {
  for (const char* address : {"0.0.0.0:7350", "[::]:7350", "192.168.1.5:7350", "thuocdo.example:7350",
                              "127.0.0.1.example:7350", ":7350", "127.0.0.1", "127.0.0.1:", "127.0.0.1:65536",
                              "127.0.0.1:-1", "127.1:7350", "unix:/tmp/x", "localhost", ""}) {
    EXPECT_THAT(CheckListenAddress(address),
                StatusIs(absl::StatusCode::kInvalidArgument, HasSubstr("loopback")))
        << address;
    EXPECT_THAT(Server::Start(address, {}).status(), StatusIs(absl::StatusCode::kInvalidArgument)) << address;
  }
}

TEST_F(ServerTest, APortInUseIsRejected) {
  EXPECT_THAT(Server::Start(address(), {}).status(),
              StatusIs(absl::StatusCode::kFailedPrecondition, HasSubstr("in use")));
}

TEST_F(ServerTest, EveryServiceIsUnwellUntilItSaysOtherwise) {
  EXPECT_THAT(IsServing(channel_, kIntake), IsOkAndHolds(false));
  EXPECT_THAT(IsServing(channel_, kAudit), IsOkAndHolds(false));
  EXPECT_THAT(IsServing(channel_, ""), IsOkAndHolds(false));
  EXPECT_THAT(IsServing(channel_, "thuocdo.none"), StatusIs(absl::StatusCode::kNotFound));
}

TEST_F(ServerTest, TheServerIsWellWhileAllItsServicesAre) {
  server_->SetHealth(kIntake, true);
  EXPECT_THAT(IsServing(channel_, kIntake), IsOkAndHolds(true));
  EXPECT_THAT(IsServing(channel_, ""), IsOkAndHolds(false));

  server_->SetHealth(kAudit, true);
  EXPECT_THAT(IsServing(channel_, ""), IsOkAndHolds(true));

  server_->SetHealth(kIntake, false);
  EXPECT_THAT(IsServing(channel_, kIntake), IsOkAndHolds(false));
  EXPECT_THAT(IsServing(channel_, kAudit), IsOkAndHolds(true));
  EXPECT_THAT(IsServing(channel_, ""), IsOkAndHolds(false));
}

TEST_F(ServerTest, ReflectionListsTheServices) {
  const std::string list_services("\x3a\x00", 2);  // ServerReflectionRequest{list_services: ""}
  EXPECT_THAT(Reflect(channel_, list_services),
              ::testing::AllOf(HasSubstr(kIntake), HasSubstr(kAudit), HasSubstr("grpc.health.v1.Health")));
}

TEST_F(ServerTest, AnOversizedMessageIsRejected) {
  intake_.permission.set_value();
  EXPECT_THAT(Check(std::string(kMessageBytesMax + 1, 'x')), StatusIs(absl::StatusCode::kResourceExhausted));
  EXPECT_THAT(Check(std::string(kMessageBytesMax - 100, 'x')), IsOk());
}

TEST_F(ServerTest, AnErrorWithThousandsOfViolationsArrivesWhole) {
  Violations violations;
  for (int i = 0; i < 2000; ++i) violations.Add(absl::StrCat("answers[", i, "]"), "chưa có tiêu chí này");
  intake_.violation = violations.ToStatus(absl::StatusCode::kInvalidArgument, "cannot declare");
  intake_.permission.set_value();

  const absl::Status received = Check("x");

  EXPECT_EQ(received.message(), intake_.violation.message());
  EXPECT_THAT(DetailOf(received), EqualsProto(DetailOf(intake_.violation)));
}

TEST_F(ServerTest, CallsInFlightFinishWhenTheServerStops) {
  auto answer = std::async(std::launch::async, [this] { return Check("x"); });
  intake_.entered.get_future().wait();
  std::thread stopping([this] { server_->Shutdown(); });
  absl::SleepFor(absl::Milliseconds(100));

  intake_.permission.set_value();

  EXPECT_THAT(answer.get(), IsOk());
  stopping.join();
  EXPECT_THAT(Check("x"), StatusIs(absl::StatusCode::kUnavailable));
}

TEST_F(ServerTest, ACallWithinTheProcessIsRejectedWhileTheServerStopsAndAfterwards) {
  auto answer = std::async(std::launch::async, [this] { return Check("x"); });
  intake_.entered.get_future().wait();
  channel_ = server_->InProcessChannel();
  std::thread stopping([this] { server_->Shutdown(); });
  absl::SleepFor(absl::Milliseconds(100));
  EXPECT_THAT(Check("x"), StatusIs(absl::StatusCode::kUnavailable));

  intake_.permission.set_value();
  answer.wait();
  stopping.join();

  EXPECT_THAT(Check("x"), StatusIs(absl::StatusCode::kUnavailable));
}

TEST_F(ServerTest, TheInProcessChannelReachesTheSameServices) {
  server_->SetHealth(kAudit, true);
  EXPECT_THAT(IsServing(server_->InProcessChannel(), kAudit), IsOkAndHolds(true));
}

}  // namespace
}  // namespace thuocdo::rpc
