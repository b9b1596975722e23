// The log over gRPC, on a real server and over a real socket.
#include "services/intake/log/eventlog_service.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <chrono>
#include <thread>

#include "common/follow/record_batch.h"
#include "common/rpc/status.h"
#include "services/intake/log/eventlog_server_for_tests.h"

namespace thuocdo::intake {
namespace {

using eventlog::v1::SubscribeRecordsResponse;
using ::testing::HasSubstr;
using testing::IsOkAndHolds;
using ::testing::Le;
using testing::StatusIs;

constexpr int64_t kSecond = 1'000'000;  // in microseconds

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
  absl::Status Finish() { return rpc::FromGrpc(reader_->Finish()); }

 private:
  grpc::ClientContext context_;
  std::unique_ptr<grpc::ClientReader<SubscribeRecordsResponse>> reader_;
};

class EventLogServiceTest : public EventLogServer {
 protected:
  absl::StatusOr<uint64_t> Resolve(const query::v1::AsOf& as_of) {
    grpc::ClientContext context;
    eventlog::v1::ResolvePositionRequest request;
    *request.mutable_as_of() = as_of;
    eventlog::v1::ResolvePositionResponse response;
    absl::Status status = rpc::FromGrpc(stub_->ResolvePosition(&context, request, &response));
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
    absl::Status status = rpc::FromGrpc(stub_->ReadRecords(&context, request, &response));
    if (!status.ok()) return status;
    return response;
  }
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
  EXPECT_EQ(eventlog::Decode(page.records(0))->position(), Position{101});
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
  EXPECT_THAT(page.ByteSizeLong(), Le(follow::kBatchBytesMax + 1024));
  EXPECT_THAT(Read(0, -1), StatusIs(absl::StatusCode::kInvalidArgument));
  EXPECT_THAT(Read(1505, 1), StatusIs(absl::StatusCode::kOutOfRange));
}

TEST_F(EventLogServiceTest, ReadsOneStream) {
  AppendMany(2, 0, "organization/a");
  AppendMany(2, 0, "organization/b");
  AppendMany(2, 0, "organization/a");

  ASSERT_OK_AND_ASSIGN(eventlog::v1::ReadRecordsResponse page, Read(2, 2, "organization/a"));
  ASSERT_EQ(page.records_size(), 2);
  EXPECT_EQ(eventlog::Decode(page.records(0))->position(), Position{3});
  EXPECT_EQ(eventlog::Decode(page.records(1))->position(), Position{6});
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
    EXPECT_THAT(update.ByteSizeLong(), Le(follow::kBatchBytesMax + 1024));
  }
  EXPECT_TRUE(reader.Next().has_caught_up());
}

TEST_F(EventLogServiceTest, ASubscriptionGoesOnAfterAPosition) {
  AppendMany(3);
  Reader reader(*stub_, log_->LogId(), {2});

  SubscribeRecordsResponse update = reader.Next();
  ASSERT_EQ(update.batch().records_size(), 2);
  EXPECT_EQ(eventlog::Decode(update.batch().records(0))->position(), Position{3});
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

TEST_F(EventLogServiceTest, RejectsOneSubscriptionTooManyAndTakesItWhenAnotherEnds) {
  std::vector<std::unique_ptr<Reader>> readers;
  for (int i = 0; i < kSubscriptionsMax; ++i) {
    readers.push_back(std::make_unique<Reader>(*stub_, "", Position{0}));
    ASSERT_TRUE(readers.back()->Next().has_batch());
  }
  Reader rejected(*stub_, "", {0});
  EXPECT_EQ(rejected.Next().log_id(), "");
  EXPECT_THAT(rejected.Finish(), StatusIs(absl::StatusCode::kResourceExhausted));

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

}  // namespace
}  // namespace thuocdo::intake
