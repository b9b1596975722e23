// Checks and backups of the log over gRPC, on a real server and over a real socket.
#include "services/intake/log/log_maintenance_service.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <functional>
#include <semaphore>
#include <thread>

#include "common/eventlog/event_log.h"
#include "common/eventlog/stored/log_format.h"
#include "common/rpc/server.h"
#include "common/rpc/status.h"
#include "common/storage/forwarding_store_for_tests.h"
#include "common/testing/fake_clock.h"
#include "common/testing/matchers.h"

namespace thuocdo::intake {
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
  absl::Status Finish() { return rpc::FromGrpc(reader_->Finish()); }

 private:
  grpc::ClientContext context_;
  std::unique_ptr<grpc::ClientReader<CheckLogResponse>> reader_;
};

// A store that holds every thread that opens a snapshot or makes a backup, until it is released.
class HeldStore final : public storage::ForwardingStore {
 public:
  void AwaitReader() const { arrived_.acquire(); }
  void Release(ptrdiff_t readers) const { released_.release(readers); }

  absl::StatusOr<std::unique_ptr<const storage::KeyValueStore>> OpenSnapshot() const override {
    Hold();
    return ForwardingStore::OpenSnapshot();
  }
  absl::StatusOr<std::unique_ptr<const storage::KeyValueStore>> BackUp(
      const std::string& directory) const override {
    Hold();
    return ForwardingStore::BackUp(directory);
  }

 private:
  void Hold() const {
    arrived_.release();
    released_.acquire();
  }

  mutable std::counting_semaphore<> arrived_{0};
  mutable std::counting_semaphore<> released_{0};
};

class LogMaintenanceTest : public ::testing::Test {
 protected:
  void SetUp() override {
    ASSERT_OK_AND_ASSIGN(server_, rpc::Server::Start("127.0.0.1:0", {{&service_, kName}}));
    stub_ = eventlog::v1::LogMaintenanceService::NewStub(server_->InProcessChannel());
  }

  std::unique_ptr<storage::KeyValueStore> owned_ = storage::NewMemoryStore();
  storage::KeyValueStore* store_ = owned_.get();
  std::unique_ptr<eventlog::EventLog> log_ = *eventlog::EventLog::Open(std::move(owned_), {});
  LogMaintenanceService service_{log_.get()};
  std::unique_ptr<rpc::Server> server_;
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
  ASSERT_THAT(
      store_->Write({{eventlog::log_format::StreamKey("log", {2}), eventlog::log_format::BigEndian(1)}}),
      IsOk());
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

class HeldLogTest : public ::testing::Test {
 protected:
  void SetUp() override {
    ASSERT_OK_AND_ASSIGN(server_, rpc::Server::Start("127.0.0.1:0", {{&service_, kName}}));
    stub_ = eventlog::v1::LogMaintenanceService::NewStub(server_->InProcessChannel());
  }

  absl::Status CheckToTheEnd() {
    Check check(*stub_);
    while (check.Next().update_case() != CheckLogResponse::UPDATE_NOT_SET) {
    }
    return check.Finish();
  }

  absl::Status BackUp() {
    grpc::ClientContext context;
    eventlog::v1::BackupLogRequest request;
    eventlog::v1::BackupLogResponse response;
    request.set_directory("/backup");
    return rpc::FromGrpc(stub_->BackupLog(&context, request, &response));
  }

  // Nothing else is taken while `first` runs, and afterwards it is: `first` returns `end`.
  void ExpectOneAtATime(const std::function<absl::Status()>& first, absl::StatusCode end) {
    std::thread running([&] { EXPECT_EQ(first().code(), end); });
    store_->AwaitReader();
    for (const absl::Status& second : {CheckToTheEnd(), BackUp()})
      EXPECT_THAT(second, StatusIs(absl::StatusCode::kResourceExhausted, HasSubstr("already; wait")));
    store_->Release(3);
    running.join();
    EXPECT_THAT(CheckToTheEnd(), IsOk());
    EXPECT_THAT(BackUp(), StatusIs(absl::StatusCode::kFailedPrecondition)) << "it has no files";
  }

  std::unique_ptr<HeldStore> owned_ = std::make_unique<HeldStore>();
  const HeldStore* store_ = owned_.get();
  std::unique_ptr<eventlog::EventLog> log_ = *eventlog::EventLog::Open(std::move(owned_), {});
  LogMaintenanceService service_{log_.get()};
  std::unique_ptr<rpc::Server> server_;
  std::unique_ptr<eventlog::v1::LogMaintenanceService::Stub> stub_;
};

TEST_F(HeldLogTest, NothingElseIsTakenWhileTheLogIsChecked) {
  ExpectOneAtATime([this] { return CheckToTheEnd(); }, absl::StatusCode::kOk);
}

TEST_F(HeldLogTest, NothingElseIsTakenWhileTheLogIsCopied) {
  ExpectOneAtATime([this] { return BackUp(); }, absl::StatusCode::kFailedPrecondition);
}

}  // namespace
}  // namespace thuocdo::intake
