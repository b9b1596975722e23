// Looking after the log over gRPC, on a real server and over a real socket.
#include "services/intake/log_maintenance_service.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "common/eventlog/log_format.h"
#include "common/eventlog/memory_storage.h"
#include "common/eventlog/stored_log.h"
#include "common/rpc/server.h"
#include "common/rpc/status.h"
#include "common/testing/fake_clock.h"
#include "common/testing/matchers.h"

namespace thuocdo {
namespace {

using eventlog::v1::CheckLogResponse;
using ::testing::HasSubstr;
using testing::IsOk;
using testing::StatusIs;

constexpr char kName[] = "thuocdo.eventlog.v1.LogMaintenanceService";

// A stream of a check, as the client sees it.
class Check {
 public:
  explicit Check(eventlog::v1::LogMaintenanceService::Stub& stub) : reader_(stub.CheckLog(&context_, {})) {}
  // The next message; empty when the stream has ended.
  CheckLogResponse Next() {
    CheckLogResponse response;
    if (!reader_->Read(&response)) response.Clear();
    return response;
  }
  absl::Status Finish() { return FromGrpc(reader_->Finish()); }

 private:
  grpc::ClientContext context_;
  std::unique_ptr<grpc::ClientReader<CheckLogResponse>> reader_;
};

class LogMaintenanceTest : public ::testing::Test {
 protected:
  void SetUp() override {
    ASSERT_OK_AND_ASSIGN(server_, Server::Start("127.0.0.1:0", {{&service_, kName}}));
    stub_ = eventlog::v1::LogMaintenanceService::NewStub(server_->InProcessChannel());
  }

  std::unique_ptr<LogStorage> owned_ = NewMemoryStorage();
  LogStorage* storage_ = owned_.get();
  std::unique_ptr<EventLog> log_ = *StoredLog::Open(std::move(owned_), {});
  LogMaintenanceService service_{log_.get()};
  std::unique_ptr<Server> server_;
  std::unique_ptr<eventlog::v1::LogMaintenanceService::Stub> stub_;
};

TEST_F(LogMaintenanceTest, AWholeLogGivesProgressAndThenWhatWasCovered) {
  Check check(*stub_);

  const CheckLogResponse progress = check.Next();
  EXPECT_EQ(progress.progress().checked(), progress.progress().total());
  const CheckLogResponse covered = check.Next();
  EXPECT_EQ(covered.covered().log_id(), log_->LogId());
  EXPECT_EQ(covered.covered().head(), 1U);
  EXPECT_EQ(covered.covered().root().size(), merkle::kHashBytes);
  EXPECT_THAT(check.Finish(), IsOk());
}

TEST_F(LogMaintenanceTest, FindingsComeBeforeTheEnd) {
  ASSERT_THAT(storage_->Write({{log_format::StreamKey("log", {2}), log_format::BigEndian(1)}}), IsOk());
  Check check(*stub_);

  check.Next();
  const CheckLogResponse finding = check.Next();
  EXPECT_EQ(finding.finding().position(), 1U);
  EXPECT_EQ(finding.finding().place(), "stream \"log\", revision 2");
  while (check.Next().update_case() == CheckLogResponse::kFinding) {
  }
  EXPECT_THAT(check.Finish(), IsOk());
}

TEST_F(LogMaintenanceTest, AServerThatStopsEndsTheCheckWithoutAnEnd) {
  service_.Stop();
  Check check(*stub_);

  EXPECT_EQ(check.Next().update_case(), CheckLogResponse::UPDATE_NOT_SET);
  EXPECT_THAT(check.Finish(), StatusIs(absl::StatusCode::kUnavailable, HasSubstr("check again")));
}

}  // namespace
}  // namespace thuocdo
