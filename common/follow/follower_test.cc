#include "common/follow/follower.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <atomic>
#include <future>

#include "common/eventlog/memory_log.h"
#include "common/follow/log_record_source.h"
#include "common/follow/records_for_tests.h"
#include "common/storage/memory_store.h"
#include "common/testing/matchers.h"

namespace thuocdo::follow {
namespace {

using ::testing::HasSubstr;
using testing::IsOk;
using testing::StatusIs;

constexpr absl::Duration kLong = absl::Seconds(20);

// A source that fails a number of times before it works.
class LossySource final : public RecordSource {
 public:
  LossySource(const eventlog::EventLog* log, int losses, absl::Status loss)
      : source_(NewLogRecordSource(log)), losses_(losses), loss_(std::move(loss)) {}

  absl::Status Follow(const std::string& log_id, Position after, OnUpdate on_update) override {
    if (losses_-- <= 0) return source_->Follow(log_id, after, on_update);
    auto fail_after_first = [&](const eventlog::v1::SubscribeRecordsResponse& update) {
      absl::Status applied = on_update(update);
      return applied.ok() ? loss_ : applied;
    };
    return source_->Follow(log_id, after, fail_after_first);
  }
  void Cancel() override { source_->Cancel(); }

 private:
  std::unique_ptr<RecordSource> source_;
  std::atomic<int> losses_;
  const absl::Status loss_;
};

// A source that cannot be reached.
class SilentSource final : public RecordSource {
 public:
  absl::Status Follow(const std::string&, Position, OnUpdate) override {
    return absl::UnavailableError("not up yet");
  }
  void Cancel() override {}
};

class FollowerTest : public ::testing::Test {
 protected:
  void SetUp() override { ASSERT_OK_AND_ASSIGN(history_, History::Open(store_.get(), {""})); }

  std::unique_ptr<eventlog::EventLog> log_ = LogOf({"organization/a", "organization/b"});
  std::unique_ptr<RecordSource> source_ = NewLogRecordSource(log_.get());
  std::unique_ptr<storage::KeyValueStore> store_ = storage::NewMemoryStore();
  std::unique_ptr<History> history_;
};

TEST_F(FollowerTest, AppliesWhatIsThereAndWhatIsAppendedLater) {
  Follower follower(source_.get(), history_.get(), nullptr);
  EXPECT_THAT(follower.WaitFor({3}, kLong), IsOk());

  AppendTo(*log_, "organization/a");
  EXPECT_THAT(follower.WaitFor({4}, kLong), IsOk());
  EXPECT_EQ(history_->position(), Position{4});
  EXPECT_THAT(follower.Health(), IsOk());
}

TEST_F(FollowerTest, WaitForEndsByItsTimeout) {
  Follower follower(source_.get(), history_.get(), nullptr);

  EXPECT_THAT(follower.WaitFor({99}, absl::Milliseconds(20)), StatusIs(absl::StatusCode::kDeadlineExceeded));
  EXPECT_THAT(follower.WaitFor({99}, -absl::InfiniteDuration()),
              StatusIs(absl::StatusCode::kDeadlineExceeded));
}

TEST_F(FollowerTest, ARebuiltStoreEqualsTheLiveOne) {
  Follower live(source_.get(), history_.get(), nullptr);
  for (int i = 0; i < 50; ++i) AppendTo(*log_, "organization/a");
  ASSERT_THAT(live.WaitFor(log_->Head(), kLong), IsOk());

  std::unique_ptr<storage::KeyValueStore> rebuilt = storage::NewMemoryStore();
  ASSERT_OK_AND_ASSIGN(std::unique_ptr<History> history, History::Open(rebuilt.get(), {""}));
  std::unique_ptr<RecordSource> source = NewLogRecordSource(log_.get());
  Follower follower(source.get(), history.get(), nullptr);
  ASSERT_THAT(follower.WaitFor(log_->Head(), kLong), IsOk());
  EXPECT_EQ(EntriesOf(*rebuilt), EntriesOf(*store_));
}

TEST_F(FollowerTest, RetriesALostSourceAndReportsOnlyOnceThatItFollows) {
  LossySource source(log_.get(), 2, absl::UnavailableError("gone"));
  std::atomic<int> follows = 0;
  std::atomic<int> stops = 0;
  Follower follower(&source, history_.get(), nullptr,
                    [&](const absl::Status& health) { ++(health.ok() ? follows : stops); });

  EXPECT_THAT(follower.WaitFor({3}, kLong), IsOk());
  AppendTo(*log_, "organization/a");
  EXPECT_THAT(follower.WaitFor({4}, kLong), IsOk());
  EXPECT_THAT(follower.Health(), IsOk());
  EXPECT_EQ(follows, 1);
  EXPECT_EQ(stops, 0);
}

TEST_F(FollowerTest, KnowsNothingBeforeTheSourceAnswers) {
  ASSERT_THAT(history_->Apply(RecordsOf(*log_), nullptr), IsOk());
  SilentSource source;
  std::atomic<int> changes = 0;
  Follower follower(&source, history_.get(), nullptr, [&](const absl::Status&) { ++changes; });

  EXPECT_THAT(follower.WaitFor({1}, absl::Milliseconds(200)),
              StatusIs(absl::StatusCode::kDeadlineExceeded, HasSubstr("has not answered")));
  EXPECT_EQ(changes, 0);
}

TEST_F(FollowerTest, StopsForGoodOnDataLossAndReportsItOnce) {
  LossySource source(log_.get(), 1, absl::DataLossError("damaged"));
  std::promise<absl::Status> told;
  Follower follower(&source, history_.get(), nullptr, [&](const absl::Status& health) {
    if (!health.ok()) told.set_value(health);
  });

  const absl::Status health = told.get_future().get();
  EXPECT_THAT(health, StatusIs(absl::StatusCode::kDataLoss, HasSubstr("after position 3")));
  AppendTo(*log_, "organization/a");
  EXPECT_EQ(follower.WaitFor({4}, kLong), health);
  EXPECT_EQ(follower.Health(), health);
  EXPECT_THAT(follower.WaitFor({3}, kLong), IsOk());
}

TEST_F(FollowerTest, StopsWhereAnEventDoesNotApplyAndNeverSkipsIt) {
  auto reject_three = [](const eventlog::PastEvent& event) {
    return event.header.position() == 3 ? absl::FailedPreconditionError("no") : absl::OkStatus();
  };
  Follower follower(source_.get(), history_.get(), reject_three);

  EXPECT_THAT(follower.WaitFor({4}, kLong),
              StatusIs(absl::StatusCode::kFailedPrecondition, HasSubstr("position 3")));
  EXPECT_EQ(history_->position(), Position{0});
}

TEST_F(FollowerTest, DoesNotRetryAnErrorOfItsOwnStore) {
  auto reject = [](const eventlog::PastEvent&) { return absl::UnavailableError("disk full"); };
  Follower follower(source_.get(), history_.get(), reject);

  EXPECT_THAT(follower.WaitFor({1}, kLong), StatusIs(absl::StatusCode::kUnavailable, HasSubstr("disk full")));
  EXPECT_THAT(follower.Health(), StatusIs(absl::StatusCode::kUnavailable));
}

TEST_F(FollowerTest, StopsWhenTheLogIsAnother) {
  ASSERT_THAT(history_->Apply(RecordsOf(*log_), nullptr), IsOk());
  std::unique_ptr<eventlog::EventLog> other = LogOf({"organization/a", "organization/b", "organization/c"});
  std::unique_ptr<RecordSource> source = NewLogRecordSource(other.get());
  Follower follower(source.get(), history_.get(), nullptr);

  EXPECT_THAT(follower.WaitFor({4}, kLong), StatusIs(absl::StatusCode::kDataLoss, HasSubstr(other->LogId())));
}

TEST_F(FollowerTest, StopsWhenTheLogIsShorterThanItself) {
  eventlog::LogOptions fixed;
  fixed.random = [](size_t size) { return std::string(size, 'x'); };
  std::unique_ptr<eventlog::EventLog> whole = eventlog::NewMemoryLog(fixed);
  AppendTo(*whole, "organization/a");
  std::unique_ptr<eventlog::EventLog> restored = eventlog::NewMemoryLog(fixed);
  ASSERT_THAT(history_->Apply(RecordsOf(*whole), nullptr), IsOk());
  std::unique_ptr<RecordSource> source = NewLogRecordSource(restored.get());
  Follower follower(source.get(), history_.get(), nullptr);

  EXPECT_THAT(follower.WaitFor({3}, kLong), StatusIs(absl::StatusCode::kDataLoss, HasSubstr("older copy")));
}

TEST_F(FollowerTest, ReportsThatItFollowsBeforeWaitForReturns) {
  ASSERT_THAT(history_->Apply(RecordsOf(*log_), nullptr), IsOk());
  std::atomic<bool> is_told = false;
  Follower follower(source_.get(), history_.get(), nullptr, [&](const absl::Status&) {
    absl::SleepFor(absl::Milliseconds(50));
    is_told = true;
  });
  EXPECT_THAT(follower.WaitFor({3}, kLong), IsOk());
  EXPECT_TRUE(is_told);
}

TEST_F(FollowerTest, EndsWhileItWaitsForItsSource) {
  LossySource source(log_.get(), 1000, absl::UnavailableError("gone"));
  Follower follower(&source, history_.get(), nullptr);
  ASSERT_THAT(follower.WaitFor({3}, kLong), IsOk());
}

}  // namespace
}  // namespace thuocdo::follow
