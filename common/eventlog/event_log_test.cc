// How a log uses its store: one write for many appends, nothing seen before it is synced, and no writes after
// a failure.
#include "common/eventlog/event_log.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <atomic>
#include <condition_variable>
#include <future>
#include <mutex>
#include <thread>

#include "absl/strings/str_cat.h"
#include "common/base/status.h"
#include "common/eventlog/check/log_maintenance.h"
#include "common/eventlog/log_kinds_for_tests.h"
#include "common/eventlog/read_event.h"
#include "common/storage/forwarding_store_for_tests.h"
#include "common/testing/matchers.h"

namespace thuocdo::eventlog {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using testing::IsOk;
using testing::IsOkAndHolds;
using testing::StatusIs;

// A test's instructions to a store.
struct Orders {
  std::mutex mutex;
  std::condition_variable changed;
  bool may_return = true;
  absl::Status result;
  std::vector<size_t> writes;  // how many records each had

  void SetMayReturn(bool value) {
    std::lock_guard lock(mutex);
    may_return = value;
    changed.notify_all();
  }
  void WaitForWrites(size_t count) {
    std::unique_lock lock(mutex);
    changed.wait(lock, [&] { return writes.size() >= count; });
  }
};

// A store in memory that stores at once, and returns when and what the test orders.
class OrderedStore final : public storage::ForwardingStore {
 public:
  explicit OrderedStore(Orders* orders) : orders_(orders) {}

  absl::Status Write(const storage::Batch& batch) override {
    RETURN_IF_ERROR(ForwardingStore::Write(batch));
    std::unique_lock lock(orders_->mutex);
    orders_->writes.push_back(static_cast<size_t>(
        std::count_if(batch.begin(), batch.end(), [](const auto& entry) { return entry.first[0] == 'r'; })));
    orders_->changed.notify_all();
    orders_->changed.wait(lock, [&] { return orders_->may_return; });
    return orders_->result;
  }
  absl::Status Overwrite(const storage::Batch& batch, const std::vector<std::string>&) override {
    return Write(batch);
  }

 private:
  Orders* orders_;
};

class EventLogTest : public ::testing::Test {
 protected:
  void SetUp() override {
    ASSERT_OK_AND_ASSIGN(log_, EventLog::Open(std::make_unique<OrderedStore>(&orders_), {}));
  }

  std::future<absl::StatusOr<Receipt>> AppendApart(const std::string& request_id, const std::string& stream) {
    return std::async(std::launch::async, [=, this] { return log_->Append(Renames(request_id, {stream})); });
  }

  Orders orders_;
  std::unique_ptr<EventLog> log_;
};

TEST_F(EventLogTest, AppendsThatWaitForAWriteShareTheNextOne) {
  orders_.SetMayReturn(false);
  std::future<absl::StatusOr<Receipt>> first = AppendApart("first", "organization/a");
  orders_.WaitForWrites(2);
  std::vector<std::future<absl::StatusOr<Receipt>>> others;
  for (int i = 0; i < 16; ++i) others.push_back(AppendApart(absl::StrCat("other-", i), "organization/b"));
  std::this_thread::sleep_for(std::chrono::milliseconds(200));  // while they join the queue
  orders_.SetMayReturn(true);

  EXPECT_THAT(first.get(), IsOk());
  for (auto& other : others) EXPECT_THAT(other.get(), IsOk());
  EXPECT_LT(orders_.writes.size(), 2U + 16U);
  EXPECT_THAT(log_->StreamRevision("organization/b"), IsOkAndHolds(Revision{16}));
}

TEST_F(EventLogTest, NothingIsSeenBeforeItIsSynced) {
  orders_.SetMayReturn(false);
  std::future<absl::StatusOr<Receipt>> append = AppendApart("r1", "organization/a");
  orders_.WaitForWrites(2);

  EXPECT_EQ(log_->Head(), Position{1});
  EXPECT_EQ(ReadAll(*log_).size(), 1U);
  EXPECT_THAT(StreamPositionsAfter(*log_, "organization/a", {0}), IsEmpty());
  EXPECT_THAT(log_->StreamRevision("organization/a"), IsOkAndHolds(Revision{0}));
  EXPECT_THAT(log_->ListStreams("", "", 9), IsOkAndHolds(ElementsAre("log")));
  EXPECT_THAT(log_->FindReceipt("r1"), IsOkAndHolds(std::nullopt));
  EXPECT_THAT(log_->PositionAt(INT64_MAX), IsOkAndHolds(Position{1}));

  orders_.SetMayReturn(true);
  EXPECT_THAT(append.get(), IsOk());
  EXPECT_EQ(log_->Head(), Position{2});
  EXPECT_THAT(log_->ListStreams("", "", 9), IsOkAndHolds(ElementsAre("log", "organization/a")));
}

TEST_F(EventLogTest, AfterAFailedWriteNothingIsAppendedAndHealthSaysWhy) {
  orders_.result = absl::UnavailableError("no space left");
  EXPECT_THAT(log_->Append(Renames("r1", {"organization/a"})),
              StatusIs(absl::StatusCode::kUnavailable, HasSubstr("no space left")));
  orders_.result = absl::OkStatus();

  EXPECT_THAT(log_->Append(Renames("r2", {"organization/a"})), StatusIs(absl::StatusCode::kUnavailable));
  EXPECT_THAT(log_->Health(), StatusIs(absl::StatusCode::kUnavailable, HasSubstr("no space left")));
  EXPECT_EQ(orders_.writes.size(), 2U) << "nothing is tried again";
  EXPECT_EQ(log_->Head(), Position{1});
  EXPECT_EQ(ReadAll(*log_).size(), 1U);
}

TEST_F(EventLogTest, ACheckFindsARecordThatWasNeverAcknowledged) {
  ASSERT_THAT(log_->Append(Renames("r1", {"organization/a"})), IsOk());
  orders_.result = absl::UnavailableError("no space left");
  EXPECT_FALSE(log_->Append(Renames("r2", {"organization/a"})).ok());

  ASSERT_OK_AND_ASSIGN(const LogCheckResult result,
                       LogMaintenance(log_.get()).Check([](uint64_t, uint64_t) { return absl::OkStatus(); }));
  ASSERT_EQ(result.findings.size(), 1U);
  EXPECT_EQ(result.findings[0].position, Position{3});
}

TEST_F(EventLogTest, ACheckWaitsForAWriteInProgress) {
  orders_.SetMayReturn(false);
  std::future<absl::StatusOr<Receipt>> append = AppendApart("r1", "organization/a");
  orders_.WaitForWrites(2);
  auto check = std::async(std::launch::async, [&] {
    return LogMaintenance(log_.get()).Check([](uint64_t, uint64_t) { return absl::OkStatus(); });
  });
  std::this_thread::sleep_for(std::chrono::milliseconds(100));
  orders_.SetMayReturn(true);

  EXPECT_THAT(append.get(), IsOk());
  ASSERT_OK_AND_ASSIGN(const LogCheckResult result, check.get());
  EXPECT_THAT(result.findings, IsEmpty());
}

TEST_F(EventLogTest, ARejectedAppendDoesNotAffectThoseWrittenWithIt) {
  orders_.SetMayReturn(false);
  std::future<absl::StatusOr<Receipt>> first = AppendApart("first", "organization/a");
  orders_.WaitForWrites(2);
  auto rejected = std::async(std::launch::async, [&] {
    AppendRequest append = Renames("rejected", {"organization/b"});
    append.expected["organization/a"] = ExpectedRevision::NoStream();
    return log_->Append(append);
  });
  std::future<absl::StatusOr<Receipt>> other = AppendApart("other", "organization/c");
  std::this_thread::sleep_for(std::chrono::milliseconds(100));
  orders_.SetMayReturn(true);

  EXPECT_THAT(first.get(), IsOk());
  EXPECT_THAT(rejected.get(), StatusIs(absl::StatusCode::kAborted));
  EXPECT_THAT(other.get(), IsOkAndHolds(::testing::Field(&Receipt::first, Position{3})));
  EXPECT_EQ(log_->Head(), Position{3});
}

TEST_F(EventLogTest, LargeAppendsThatWaitAreWrittenInTurns) {
  orders_.SetMayReturn(false);
  std::future<absl::StatusOr<Receipt>> first = AppendApart("first", "organization/a");
  orders_.WaitForWrites(2);
  std::vector<std::future<absl::StatusOr<Receipt>>> others;
  for (int i = 0; i < 3; ++i) {
    others.push_back(std::async(std::launch::async, [this, i] {
      AppendRequest append =
          Renames(absl::StrCat("large-", i), {"organization/b", "organization/b", "organization/b"});
      for (NewEvent& added : append.events) {
        added.event.mutable_organization_renamed()->set_name(std::string(kPayloadBytesMax - 1000, 'x'));
      }
      return log_->Append(append);
    }));
  }
  std::this_thread::sleep_for(std::chrono::milliseconds(300));
  orders_.SetMayReturn(true);

  for (auto& other : others) EXPECT_THAT(other.get(), IsOk());
  EXPECT_THAT(orders_.writes, ElementsAre(1, 1, 3, 3, 3));
}

// The record is overwritten before its erasing event is acknowledged.
TEST_F(EventLogTest, APayloadThatIsBeingErasedIsUnavailable) {
  AppendRequest correct = Renames("correct", {"sheet/c/o"});
  correct.events[0].event.mutable_answer_corrected()->set_reason("verified");
  ASSERT_THAT(log_->Append(correct), IsOk());
  AppendRequest erase = Renames("erase", {"sheet/c/o"});
  erase.events[0].event.mutable_payload_erased()->set_position(2);
  erase.events[0].event.mutable_payload_erased()->set_revision(1);
  auto decode = [&](const eventlog::v1::Record& record) { return DecodeFrom(*log_, record).status(); };

  orders_.SetMayReturn(false);
  auto erased = std::async(std::launch::async, [&] { return log_->Append(erase); });
  orders_.WaitForWrites(3);
  EXPECT_THAT(log_->ReadStream("sheet/c/o", {0}, decode), StatusIs(absl::StatusCode::kUnavailable));

  orders_.SetMayReturn(true);
  EXPECT_THAT(erased.get(), IsOk());
  EXPECT_THAT(log_->ReadStream("sheet/c/o", {0}, decode), IsOk());
}

}  // namespace
}  // namespace thuocdo::eventlog
