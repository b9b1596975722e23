// Followers of the log over gRPC, and what a moment is within a query that they serve.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <chrono>
#include <future>
#include <thread>
#include <vector>

#include "common/replica/as_of.h"
#include "common/replica/grpc_record_source.h"
#include "common/rpc/status.h"
#include "common/storage/memory_store.h"
#include "services/intake/log/eventlog_server_for_tests.h"

namespace thuocdo::intake {
namespace {

using eventlog::v1::SubscribeRecordsResponse;
using testing::IsOk;
using testing::IsOkAndHolds;
using testing::StatusIs;

constexpr absl::Duration kLong = absl::Seconds(20);

// A follower of the log over gRPC.
class GrpcFollowing : public EventLogServer {
 protected:
  void SetUp() override {
    EventLogServer::SetUp();
    ASSERT_OK_AND_ASSIGN(history_, follow::History::Open(store_.get(), {""}));
  }

  std::unique_ptr<storage::KeyValueStore> store_ = storage::NewMemoryStore();
  std::unique_ptr<follow::History> history_;
};

TEST_F(GrpcFollowing, AppliesWhatIsThereAndWhatIsAppendedLater) {
  AppendMany(1200);
  std::unique_ptr<follow::RecordSource> source = replica::NewGrpcRecordSource(channel_);
  follow::Follower follower(source.get(), history_.get(), nullptr);

  EXPECT_THAT(follower.WaitFor({1201}, kLong), IsOk());
  AppendMany(1);
  EXPECT_THAT(follower.WaitFor({1202}, kLong), IsOk());
  EXPECT_EQ(history_->log_id(), log_->LogId());
}

TEST_F(GrpcFollowing, ComesBackWhenTheServerDoes) {
  const std::string address = absl::StrCat("127.0.0.1:", server_->port());
  std::unique_ptr<follow::RecordSource> source = replica::NewGrpcRecordSource(channel_);
  follow::Follower follower(source.get(), history_.get(), nullptr);
  ASSERT_THAT(follower.WaitFor({1}, kLong), IsOk());
  service_.Stop();
  server_->Shutdown();
  AppendMany(1);

  EventLogService again(log_.get(), &clock_);
  ASSERT_OK_AND_ASSIGN(std::unique_ptr<rpc::Server> server,
                       rpc::Server::Start(address, {{&again, kEventLogServiceName}}));
  EXPECT_THAT(follower.WaitFor({2}, kLong), IsOk());
  EXPECT_THAT(follower.Health(), IsOk());
  again.Stop();
}

TEST_F(GrpcFollowing, StopsForGoodWhenTheLogIsAnother) {
  std::unique_ptr<eventlog::EventLog> other = eventlog::NewMemoryLog();
  std::vector<eventlog::v1::Record> records;
  auto keep = [&](const eventlog::v1::Record& record) {
    records.push_back(record);
    return absl::OkStatus();
  };
  ASSERT_THAT(other->Read({0}, keep), IsOk());
  ASSERT_THAT(history_->Apply(records, nullptr), IsOk());
  std::unique_ptr<follow::RecordSource> source = replica::NewGrpcRecordSource(channel_);
  follow::Follower follower(source.get(), history_.get(), nullptr);

  EXPECT_THAT(follower.WaitFor({2}, kLong), StatusIs(absl::StatusCode::kDataLoss));
}

TEST_F(GrpcFollowing, EndsWithoutAServer) {
  std::unique_ptr<follow::RecordSource> source = replica::NewGrpcRecordSource(rpc::NewChannel("127.0.0.1:1"));
  follow::Follower follower(source.get(), history_.get(), nullptr);

  EXPECT_THAT(follower.WaitFor({1}, absl::Milliseconds(100)), StatusIs(absl::StatusCode::kDeadlineExceeded));
  EXPECT_THAT(follower.Health(), IsOk());
}

TEST_F(GrpcFollowing, CancelEndsTheSourceForGood) {
  std::unique_ptr<follow::RecordSource> source = replica::NewGrpcRecordSource(channel_);
  auto cancel = [&](const SubscribeRecordsResponse&) {
    source->Cancel();
    return absl::OkStatus();
  };

  EXPECT_THAT(source->Follow("", {0}, cancel), StatusIs(absl::StatusCode::kCancelled));
  EXPECT_THAT(source->Follow("", {0}, cancel), StatusIs(absl::StatusCode::kCancelled));
}

// Asks what a query's moment is, within a call that it serves: ResolvePosition stands for any query.
class AsOfService final : public eventlog::v1::EventLogService::Service {
 public:
  AsOfService(eventlog::v1::EventLogService::Stub* log, const follow::Follower* follower)
      : log_(log), follower_(follower) {}

  grpc::Status ResolvePosition(grpc::ServerContext* context,
                               const eventlog::v1::ResolvePositionRequest* request,
                               eventlog::v1::ResolvePositionResponse* response) override {
    query::v1::Query query;
    *query.mutable_as_of() = request->as_of();
    query.set_min_position(min_position);
    query.set_rule_set(rule_set);
    absl::StatusOr<Position> position = replica::ResolveAsOf(*context, query, *log_, *follower_);
    if (!position.ok()) return rpc::ToGrpc(position.status());
    response->set_position(position->value);
    return grpc::Status::OK;
  }

  uint64_t min_position = 0;
  std::string rule_set;

 private:
  eventlog::v1::EventLogService::Stub* log_;
  const follow::Follower* follower_;
};

class AsOfTest : public GrpcFollowing {
 protected:
  void SetUp() override {
    GrpcFollowing::SetUp();
    source_ = replica::NewGrpcRecordSource(channel_);
    follower_ = std::make_unique<follow::Follower>(source_.get(), history_.get(), nullptr);
    service_of_queries_ = std::make_unique<AsOfService>(stub_.get(), follower_.get());
    ASSERT_OK_AND_ASSIGN(
        queries_, rpc::Server::Start("127.0.0.1:0", {{service_of_queries_.get(), kEventLogServiceName}}));
    asking_ =
        eventlog::v1::EventLogService::NewStub(rpc::NewChannel(absl::StrCat("127.0.0.1:", queries_->port())));
  }

  absl::StatusOr<uint64_t> Ask(const query::v1::AsOf& as_of, uint64_t min_position, int deadline_ms = 20000) {
    grpc::ClientContext context;
    context.set_deadline(std::chrono::system_clock::now() + std::chrono::milliseconds(deadline_ms));
    service_of_queries_->min_position = min_position;
    eventlog::v1::ResolvePositionRequest request;
    *request.mutable_as_of() = as_of;
    eventlog::v1::ResolvePositionResponse response;
    absl::Status status = rpc::FromGrpc(asking_->ResolvePosition(&context, request, &response));
    if (!status.ok()) return status;
    return response.position();
  }

  std::unique_ptr<follow::RecordSource> source_;
  std::unique_ptr<follow::Follower> follower_;
  std::unique_ptr<AsOfService> service_of_queries_;
  std::unique_ptr<rpc::Server> queries_;
  std::unique_ptr<eventlog::v1::EventLogService::Stub> asking_;
};

TEST_F(AsOfTest, NowIsTheHeadOnceTheFollowerIsThere) {
  AppendMany(50);

  EXPECT_THAT(Ask({}, 0), IsOkAndHolds(51));
  EXPECT_GE(history_->position(), Position{51});
}

TEST_F(AsOfTest, APastPositionStaysWhatItIsWhateverIsWaitedFor) {
  AppendMany(5);
  query::v1::AsOf as_of;
  as_of.set_position(2);

  EXPECT_THAT(Ask(as_of, 6), IsOkAndHolds(2));
  EXPECT_GE(history_->position(), Position{6});
  as_of.set_position(99);
  EXPECT_THAT(Ask(as_of, 0), StatusIs(absl::StatusCode::kOutOfRange));
}

TEST_F(AsOfTest, OfAPastPositionUnderNamedRulesEverythingUpToTheHeadIsWaitedFor) {
  AppendMany(200);
  query::v1::AsOf as_of;
  as_of.set_position(2);
  service_of_queries_->rule_set = "came-later";

  EXPECT_THAT(Ask(as_of, 0), IsOkAndHolds(2));
  EXPECT_GE(history_->position(), Position{201});
}

TEST_F(AsOfTest, WaitsForWhatTheCallerHasWrittenUntilItsDeadline) {
  EXPECT_THAT(Ask({}, 2, 200), StatusIs(absl::StatusCode::kDeadlineExceeded));

  std::future<void> append = std::async(std::launch::async, [&] {
    std::this_thread::sleep_for(std::chrono::milliseconds(100));
    AppendMany(1);
  });
  EXPECT_THAT(Ask({}, 2), IsOkAndHolds(2));
}

}  // namespace
}  // namespace thuocdo::intake
