// The log over gRPC, on a real server and over a real socket.
#include "services/intake/eventlog_service.h"

#include <gmock/gmock.h>
#include <grpcpp/server_builder.h>
#include <gtest/gtest.h>

#include <chrono>
#include <future>

#include "absl/strings/str_cat.h"
#include "common/base/digest.h"
#include "common/eventlog/memory_log.h"
#include "common/follow/grpc_record_source.h"
#include "common/follow/moment.h"
#include "common/follow/record_batch.h"
#include "common/rpc/server.h"
#include "common/rpc/status.h"
#include "common/testing/fake_clock.h"
#include "common/testing/matchers.h"

namespace thuocdo {
namespace {

using eventlog::v1::SubscribeRecordsResponse;
using ::testing::HasSubstr;
using testing::IsOk;
using testing::IsOkAndHolds;
using ::testing::Le;
using testing::StatusIs;

constexpr absl::Duration kLong = absl::Seconds(20);
constexpr char kName[] = "thuocdo.eventlog.v1.EventLogService";
// 2016-12-01T00:00:00Z, where the clock stands at first.
constexpr int64_t kSecond = 1'000'000;

// A subscription, read update by update.
class Reader {
 public:
  Reader(eventlog::v1::EventLogService::Stub& stub, const std::string& log_id, Position after) {
    eventlog::v1::SubscribeRecordsRequest request;
    request.set_log_id(log_id);
    request.set_after_position(after.value);
    reader_ = stub.SubscribeRecords(&context_, request);
  }
  ~Reader() { context_.TryCancel(); }

  // The next update; empty when the stream has ended.
  SubscribeRecordsResponse Next() {
    SubscribeRecordsResponse update;
    if (!reader_->Read(&update)) update.Clear();
    return update;
  }
  absl::Status Finish() { return FromGrpc(reader_->Finish()); }

 private:
  grpc::ClientContext context_;
  std::unique_ptr<grpc::ClientReader<SubscribeRecordsResponse>> reader_;
};

class EventLogServiceTest : public ::testing::Test {
 protected:
  void SetUp() override {
    ASSERT_OK_AND_ASSIGN(server_, Server::Start("127.0.0.1:0", {{&service_, kName}}));
    channel_ = NewChannel(absl::StrCat("127.0.0.1:", server_->port()));
    stub_ = eventlog::v1::EventLogService::NewStub(channel_);
  }
  void TearDown() override { service_.Stop(); }

  // Appends `count` events with `bytes` of text in each to `stream`, together.
  void AppendMany(int count, size_t bytes = 0, const std::string& stream = "organization/a") {
    AppendRequest append;
    append.request_id = absl::StrCat("many-", log_->Head().value);
    append.fingerprint = Sha256("many");
    for (int i = 0; i < count; ++i) {
      NewEvent& added = append.events.emplace_back();
      added.stream = stream;
      added.event.mutable_organization_renamed()->set_name(std::string(bytes, 'x'));
    }
    ASSERT_THAT(log_->Append(append), IsOk());
  }

  absl::StatusOr<uint64_t> Resolve(const query::v1::AsOf& as_of) {
    grpc::ClientContext context;
    eventlog::v1::ResolvePositionRequest request;
    *request.mutable_as_of() = as_of;
    eventlog::v1::ResolvePositionResponse response;
    absl::Status status = FromGrpc(stub_->ResolvePosition(&context, request, &response));
    if (!status.ok()) return status;
    return response.position();
  }
  absl::StatusOr<uint64_t> ResolveTime(const std::string& time) {
    query::v1::AsOf as_of;
    as_of.set_time(time);
    return Resolve(as_of);
  }

  absl::StatusOr<eventlog::v1::ReadRecordsResponse> Read(uint64_t after, int page_size,
                                                         const std::string& stream = "") {
    grpc::ClientContext context;
    eventlog::v1::ReadRecordsRequest request;
    request.set_after_position(after);
    request.set_page_size(page_size);
    request.set_stream(stream);
    eventlog::v1::ReadRecordsResponse response;
    absl::Status status = FromGrpc(stub_->ReadRecords(&context, request, &response));
    if (!status.ok()) return status;
    return response;
  }

  testing::FakeClock clock_;
  std::unique_ptr<EventLog> log_ = NewMemoryLog({.origin = "test", .clock = &clock_, .random = {}});
  EventLogService service_{log_.get(), &clock_};
  std::unique_ptr<Server> server_;
  std::shared_ptr<grpc::Channel> channel_;
  std::unique_ptr<eventlog::v1::EventLogService::Stub> stub_;
};

TEST_F(EventLogServiceTest, GetHeadSaysWhereTheLogEnds) {
  clock_.Advance(kSecond);
  AppendMany(2);
  grpc::ClientContext context;
  eventlog::v1::GetHeadResponse response;

  ASSERT_TRUE(stub_->GetHead(&context, {}, &response).ok());
  EXPECT_EQ(response.log_id(), log_->LogId());
  EXPECT_EQ(response.position(), 3U);
  EXPECT_EQ(response.accept_time_us(), clock_.NowUs());
}

TEST_F(EventLogServiceTest, ResolvesPositionsUpToTheHead) {
  AppendMany(1);
  query::v1::AsOf as_of;
  EXPECT_THAT(Resolve(as_of), IsOkAndHolds(2));
  as_of.set_position(1);
  EXPECT_THAT(Resolve(as_of), IsOkAndHolds(1));
  as_of.set_position(2);
  EXPECT_THAT(Resolve(as_of), IsOkAndHolds(2));
  as_of.set_position(3);
  EXPECT_THAT(Resolve(as_of), StatusIs(absl::StatusCode::kOutOfRange));
}

TEST_F(EventLogServiceTest, ResolvesTimes) {
  clock_.Advance(10 * kSecond);
  AppendMany(1);
  clock_.Advance(10 * kSecond);

  EXPECT_THAT(ResolveTime("2016-11-30T23:59:59Z"), IsOkAndHolds(0));
  EXPECT_THAT(ResolveTime("2016-12-01T00:00:00Z"), IsOkAndHolds(1));
  EXPECT_THAT(ResolveTime("2016-12-01T07:00:09+07:00"), IsOkAndHolds(1));
  EXPECT_THAT(ResolveTime("2016-12-01T07:00:10+07:00"), IsOkAndHolds(2));
  EXPECT_THAT(ResolveTime("2016-12-01T00:00:20Z"), IsOkAndHolds(2));
  EXPECT_THAT(ResolveTime("2016-12-01T00:00:21Z"),
              StatusIs(absl::StatusCode::kOutOfRange, HasSubstr("future")));
  EXPECT_THAT(ResolveTime("yesterday"), StatusIs(absl::StatusCode::kInvalidArgument));
}

TEST_F(EventLogServiceTest, ABareDateMeansItsEndAtUtcPlusSeven) {
  clock_.Advance(17 * 3600 * kSecond - 1);  // the last microsecond of 1 December at UTC+7
  AppendMany(1);
  clock_.Advance(1);
  AppendMany(1);

  EXPECT_THAT(ResolveTime("2016-11-30"), IsOkAndHolds(0));
  EXPECT_THAT(ResolveTime("2016-12-01"), IsOkAndHolds(2));
  EXPECT_THAT(ResolveTime("2016-12-02"), StatusIs(absl::StatusCode::kOutOfRange));
}

TEST_F(EventLogServiceTest, ReadsPageByPage) {
  AppendMany(149);

  ASSERT_OK_AND_ASSIGN(eventlog::v1::ReadRecordsResponse page, Read(0, 0));
  EXPECT_EQ(page.records_size(), 100);
  EXPECT_EQ(page.head(), 150U);
  ASSERT_OK_AND_ASSIGN(page, Read(100, 0));
  EXPECT_EQ(page.records_size(), 50);
  EXPECT_EQ(Decode(page.records(0))->position(), Position{101});
  ASSERT_OK_AND_ASSIGN(page, Read(150, 5));
  EXPECT_EQ(page.records_size(), 0);
}

TEST_F(EventLogServiceTest, APageHasItsLimits) {
  AppendMany(1500);
  AppendMany(3, 400 << 10);

  ASSERT_OK_AND_ASSIGN(eventlog::v1::ReadRecordsResponse page, Read(0, 5000));
  EXPECT_EQ(page.records_size(), 1000);
  ASSERT_OK_AND_ASSIGN(page, Read(1501, 10));
  EXPECT_EQ(page.records_size(), 2);
  EXPECT_THAT(page.ByteSizeLong(), Le(kBatchBytesMax + 1024));
  EXPECT_THAT(Read(0, -1), StatusIs(absl::StatusCode::kInvalidArgument));
  EXPECT_THAT(Read(1505, 1), StatusIs(absl::StatusCode::kOutOfRange));
}

TEST_F(EventLogServiceTest, ReadsOneStream) {
  AppendMany(2, 0, "organization/a");
  AppendMany(2, 0, "organization/b");
  AppendMany(2, 0, "organization/a");

  ASSERT_OK_AND_ASSIGN(eventlog::v1::ReadRecordsResponse page, Read(2, 2, "organization/a"));
  ASSERT_EQ(page.records_size(), 2);
  EXPECT_EQ(Decode(page.records(0))->position(), Position{3});
  EXPECT_EQ(Decode(page.records(1))->position(), Position{6});
  EXPECT_EQ(page.head(), 7U);
  EXPECT_THAT(Read(8, 2, "organization/a"), StatusIs(absl::StatusCode::kOutOfRange));
  ASSERT_OK_AND_ASSIGN(page, Read(0, 2, "organization/none"));
  EXPECT_EQ(page.records_size(), 0);
}

TEST_F(EventLogServiceTest, ASubscriptionSendsBatchesAndSaysWhenItHasCaughtUpAndFellBehind) {
  AppendMany(1200);
  Reader reader(*stub_, "", {0});

  SubscribeRecordsResponse update = reader.Next();
  EXPECT_EQ(update.log_id(), log_->LogId());
  EXPECT_EQ(update.head(), 1201U);
  EXPECT_EQ(update.batch().records_size(), 1000);
  EXPECT_EQ(reader.Next().batch().records_size(), 201);
  EXPECT_TRUE(reader.Next().has_caught_up());
  AppendMany(3, 600 << 10);
  EXPECT_TRUE(reader.Next().has_fell_behind());
  for (int i = 0; i < 3; ++i) {
    update = reader.Next();
    EXPECT_EQ(update.batch().records_size(), 1);
    EXPECT_THAT(update.ByteSizeLong(), Le(kBatchBytesMax + 1024));
  }
  EXPECT_TRUE(reader.Next().has_caught_up());
}

TEST_F(EventLogServiceTest, ASubscriptionGoesOnAfterAPosition) {
  AppendMany(3);
  Reader reader(*stub_, log_->LogId(), {2});

  SubscribeRecordsResponse update = reader.Next();
  ASSERT_EQ(update.batch().records_size(), 2);
  EXPECT_EQ(Decode(update.batch().records(0))->position(), Position{3});
  Reader at_head(*stub_, log_->LogId(), {4});
  update = at_head.Next();
  EXPECT_TRUE(update.has_caught_up());
  EXPECT_EQ(update.head(), 4U);
}

TEST_F(EventLogServiceTest, AFollowerOfAnotherLogOrOfALongerOneIsToldDataLoss) {
  Reader other(*stub_, "other", {0});
  EXPECT_EQ(other.Next().log_id(), "");
  EXPECT_THAT(other.Finish(), StatusIs(absl::StatusCode::kDataLoss, HasSubstr(log_->LogId())));

  Reader above(*stub_, log_->LogId(), {2});
  EXPECT_EQ(above.Next().log_id(), "");
  EXPECT_THAT(above.Finish(), StatusIs(absl::StatusCode::kDataLoss, HasSubstr("older copy")));
}

TEST_F(EventLogServiceTest, RefusesOneSubscriptionTooManyAndTakesItWhenAnotherEnds) {
  std::vector<std::unique_ptr<Reader>> readers;
  for (int i = 0; i < kSubscriptionsMax; ++i) {
    readers.push_back(std::make_unique<Reader>(*stub_, "", Position{0}));
    ASSERT_TRUE(readers.back()->Next().has_batch());
  }
  Reader refused(*stub_, "", {0});
  EXPECT_EQ(refused.Next().log_id(), "");
  EXPECT_THAT(refused.Finish(), StatusIs(absl::StatusCode::kResourceExhausted));

  readers.pop_back();
  bool is_taken = false;
  for (int i = 0; i < 200 && !is_taken; ++i) {
    std::this_thread::sleep_for(std::chrono::milliseconds(20));
    is_taken = Reader(*stub_, "", {0}).Next().has_batch();
  }
  EXPECT_TRUE(is_taken);
}

TEST_F(EventLogServiceTest, StopEndsSubscriptionsWithUnavailable) {
  Reader reader(*stub_, "", {0});
  ASSERT_TRUE(reader.Next().has_batch());
  ASSERT_TRUE(reader.Next().has_caught_up());
  service_.Stop();

  EXPECT_EQ(reader.Next().log_id(), "");
  EXPECT_THAT(reader.Finish(), StatusIs(absl::StatusCode::kUnavailable));
}

// A follower of the log over gRPC.
class GrpcFollowing : public EventLogServiceTest {
 protected:
  void SetUp() override {
    EventLogServiceTest::SetUp();
    ASSERT_OK_AND_ASSIGN(history_, History::Open(store_.get(), {""}));
  }

  std::unique_ptr<Store> store_ = NewMemoryStore();
  std::unique_ptr<History> history_;
};

TEST_F(GrpcFollowing, AppliesWhatIsThereAndWhatIsAppendedLater) {
  AppendMany(1200);
  std::unique_ptr<RecordSource> source = NewGrpcRecordSource(channel_);
  Follower follower(source.get(), history_.get(), nullptr);

  EXPECT_THAT(follower.WaitFor({1201}, kLong), IsOk());
  AppendMany(1);
  EXPECT_THAT(follower.WaitFor({1202}, kLong), IsOk());
  EXPECT_EQ(history_->log_id(), log_->LogId());
}

TEST_F(GrpcFollowing, ComesBackWhenTheServerDoes) {
  const std::string address = absl::StrCat("127.0.0.1:", server_->port());
  std::unique_ptr<RecordSource> source = NewGrpcRecordSource(channel_);
  Follower follower(source.get(), history_.get(), nullptr);
  ASSERT_THAT(follower.WaitFor({1}, kLong), IsOk());
  service_.Stop();
  server_->Shutdown();
  AppendMany(1);

  EventLogService again(log_.get(), &clock_);
  ASSERT_OK_AND_ASSIGN(std::unique_ptr<Server> server, Server::Start(address, {{&again, kName}}));
  EXPECT_THAT(follower.WaitFor({2}, kLong), IsOk());
  EXPECT_THAT(follower.Health(), IsOk());
  again.Stop();
}

TEST_F(GrpcFollowing, StopsForGoodWhenTheLogIsAnother) {
  std::unique_ptr<EventLog> other = NewMemoryLog();
  std::vector<eventlog::v1::Record> records;
  auto keep = [&](const eventlog::v1::Record& record) {
    records.push_back(record);
    return absl::OkStatus();
  };
  ASSERT_THAT(other->Read({0}, keep), IsOk());
  ASSERT_THAT(history_->Apply(records, nullptr), IsOk());
  std::unique_ptr<RecordSource> source = NewGrpcRecordSource(channel_);
  Follower follower(source.get(), history_.get(), nullptr);

  EXPECT_THAT(follower.WaitFor({2}, kLong), StatusIs(absl::StatusCode::kDataLoss));
}

TEST_F(GrpcFollowing, EndsWithoutAServer) {
  std::unique_ptr<RecordSource> source = NewGrpcRecordSource(NewChannel("127.0.0.1:1"));
  Follower follower(source.get(), history_.get(), nullptr);

  EXPECT_THAT(follower.WaitFor({1}, absl::Milliseconds(100)), StatusIs(absl::StatusCode::kDeadlineExceeded));
  EXPECT_THAT(follower.Health(), IsOk());
}

TEST_F(GrpcFollowing, CancelEndsTheSourceForGood) {
  std::unique_ptr<RecordSource> source = NewGrpcRecordSource(channel_);
  auto cancel = [&](const SubscribeRecordsResponse&) {
    source->Cancel();
    return absl::OkStatus();
  };

  EXPECT_THAT(source->Follow("", {0}, cancel), StatusIs(absl::StatusCode::kCancelled));
  EXPECT_THAT(source->Follow("", {0}, cancel), StatusIs(absl::StatusCode::kCancelled));
}

// Asks what a query's moment is, within a call that it serves: HeadTime stands for any query.
class MomentService final : public eventlog::v1::EventLogService::Service {
 public:
  MomentService(eventlog::v1::EventLogService::Stub* log, const Follower* follower)
      : log_(log), follower_(follower) {}

  grpc::Status ResolvePosition(grpc::ServerContext* context,
                               const eventlog::v1::ResolvePositionRequest* request,
                               eventlog::v1::ResolvePositionResponse* response) override {
    query::v1::Query query;
    *query.mutable_as_of() = request->as_of();
    query.set_min_position(min_position);
    absl::StatusOr<Position> position = ResolveMoment(*context, query, *log_, *follower_);
    if (!position.ok()) return ToGrpc(position.status());
    response->set_position(position->value);
    return grpc::Status::OK;
  }

  uint64_t min_position = 0;

 private:
  eventlog::v1::EventLogService::Stub* log_;
  const Follower* follower_;
};

class MomentTest : public GrpcFollowing {
 protected:
  void SetUp() override {
    GrpcFollowing::SetUp();
    source_ = NewGrpcRecordSource(channel_);
    follower_ = std::make_unique<Follower>(source_.get(), history_.get(), nullptr);
    service_of_queries_ = std::make_unique<MomentService>(stub_.get(), follower_.get());
    ASSERT_OK_AND_ASSIGN(queries_, Server::Start("127.0.0.1:0", {{service_of_queries_.get(), kName}}));
    asking_ =
        eventlog::v1::EventLogService::NewStub(NewChannel(absl::StrCat("127.0.0.1:", queries_->port())));
  }

  absl::StatusOr<uint64_t> Ask(const query::v1::AsOf& as_of, uint64_t min_position, int deadline_ms = 20000) {
    grpc::ClientContext context;
    context.set_deadline(std::chrono::system_clock::now() + std::chrono::milliseconds(deadline_ms));
    service_of_queries_->min_position = min_position;
    eventlog::v1::ResolvePositionRequest request;
    *request.mutable_as_of() = as_of;
    eventlog::v1::ResolvePositionResponse response;
    absl::Status status = FromGrpc(asking_->ResolvePosition(&context, request, &response));
    if (!status.ok()) return status;
    return response.position();
  }

  std::unique_ptr<RecordSource> source_;
  std::unique_ptr<Follower> follower_;
  std::unique_ptr<MomentService> service_of_queries_;
  std::unique_ptr<Server> queries_;
  std::unique_ptr<eventlog::v1::EventLogService::Stub> asking_;
};

TEST_F(MomentTest, NowIsTheHeadOnceTheFollowerIsThere) {
  AppendMany(50);

  EXPECT_THAT(Ask({}, 0), IsOkAndHolds(51));
  EXPECT_GE(history_->position(), Position{51});
}

TEST_F(MomentTest, APastPositionStaysWhatItIsWhateverIsWaitedFor) {
  AppendMany(5);
  query::v1::AsOf as_of;
  as_of.set_position(2);

  EXPECT_THAT(Ask(as_of, 6), IsOkAndHolds(2));
  EXPECT_GE(history_->position(), Position{6});
  as_of.set_position(99);
  EXPECT_THAT(Ask(as_of, 0), StatusIs(absl::StatusCode::kOutOfRange));
}

TEST_F(MomentTest, WaitsForWhatTheCallerHasWrittenUntilItsDeadline) {
  EXPECT_THAT(Ask({}, 2, 200), StatusIs(absl::StatusCode::kDeadlineExceeded));

  std::future<void> append = std::async(std::launch::async, [&] {
    std::this_thread::sleep_for(std::chrono::milliseconds(100));
    AppendMany(1);
  });
  EXPECT_THAT(Ask({}, 2), IsOkAndHolds(2));
}

}  // namespace
}  // namespace thuocdo
