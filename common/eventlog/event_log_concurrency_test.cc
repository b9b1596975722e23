// The contract of a log that many threads use, for every kind of log.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <atomic>
#include <future>
#include <thread>

#include "absl/strings/str_cat.h"
#include "common/eventlog/log_kinds_for_tests.h"
#include "common/testing/matchers.h"

namespace thuocdo::eventlog {
namespace {

using testing::IsOk;

constexpr int kThreads = 8;
constexpr int kAppendsEach = 25;

class EventLogConcurrency : public ::testing::TestWithParam<LogKind> {
 protected:
  void SetUp() override { ASSERT_OK_AND_ASSIGN(log_, GetParam().open(NewDirectory(), {})); }

  // Runs `work` on many threads at once, each with its number.
  static void OnManyThreads(const std::function<void(int)>& work) {
    std::vector<std::thread> threads;
    for (int i = 0; i < kThreads; ++i) threads.emplace_back(work, i);
    for (std::thread& thread : threads) thread.join();
  }

  std::unique_ptr<EventLog> log_;
};

INSTANTIATE_TEST_SUITE_P(AllLogs, EventLogConcurrency, ::testing::ValuesIn(LogKinds()), NameOfKind);

// Appends of one, two and three events, some of them to a stream that all threads share.
AppendRequest Mixed(int thread, int number) {
  std::vector<std::string> streams(static_cast<size_t>(number % 3 + 1),
                                   absl::StrCat("organization/", thread));
  streams[0] = "organizations";
  return Renames(absl::StrCat("request-", thread, "-", number), streams);
}

// Checks that `events` is a prefix of the log that consists of whole appends.
void CheckPrefix(const std::vector<PastEvent>& events) {
  std::map<std::string, uint64_t> revisions;
  for (size_t i = 0; i < events.size(); ++i) {
    ASSERT_EQ(events[i].position(), Position{i + 1});
    ASSERT_EQ(events[i].header.revision(), ++revisions[events[i].header.stream()]);
    ASSERT_GE(events[i].header.accept_time_us(), events[i == 0 ? 0 : i - 1].header.accept_time_us());
  }
  const PastEvent& last = events.back();
  const size_t first_of_last = events.size() - last.header.append_size();
  ASSERT_EQ(events[first_of_last].header.request_id(), last.header.request_id()) << "an append is cut";
}

TEST_P(EventLogConcurrency, ManyThreadsAppendWithoutGapsAndReadersSeePrefixes) {
  std::atomic<bool> is_over = false;
  std::thread reader([&] {
    while (!is_over) CheckPrefix(ReadAll(*log_));
  });
  std::vector<std::vector<Receipt>> receipts(kThreads);
  OnManyThreads([&](int thread) {
    for (int number = 0; number < kAppendsEach; ++number) {
      absl::StatusOr<Receipt> receipt = log_->Append(Mixed(thread, number));
      ASSERT_THAT(receipt, IsOk());
      ASSERT_GE(log_->Head(), receipt->last) << "what is acknowledged is seen";
      receipts[static_cast<size_t>(thread)].push_back(*receipt);
    }
  });
  is_over = true;
  reader.join();

  std::vector<Position> taken = {{1}};
  for (const std::vector<Receipt>& of_thread : receipts) {
    for (const Receipt& receipt : of_thread) {
      for (uint64_t i = receipt.first.value; i <= receipt.last.value; ++i) taken.push_back({i});
    }
  }
  std::sort(taken.begin(), taken.end());
  for (size_t i = 0; i < taken.size(); ++i) ASSERT_EQ(taken[i], Position{i + 1});
  EXPECT_EQ(log_->Head(), taken.back());
  CheckPrefix(ReadAll(*log_));
}

TEST_P(EventLogConcurrency, OfManyEqualRequestsOneIsAppendedAndAllGetItsReceipt) {
  std::atomic<int> first_ones = 0;
  OnManyThreads([&](int) {
    absl::StatusOr<Receipt> receipt = log_->Append(Renames("same", {"organization/a"}));
    ASSERT_THAT(receipt, IsOk());
    EXPECT_EQ(receipt->first, Position{2});
    if (!receipt->deduplicated) ++first_ones;
  });

  EXPECT_EQ(first_ones, 1);
  EXPECT_EQ(log_->Head(), Position{2});
}

TEST_P(EventLogConcurrency, OfManyThatExpectOneRevisionOneWinsAndTheOthersAreToldTheActualOne) {
  std::atomic<int> winners = 0;
  OnManyThreads([&](int thread) {
    AppendRequest append = Renames(absl::StrCat("request-", thread), {"organization/a"});
    append.expected["organization/a"] = ExpectedRevision::NoStream();
    absl::StatusOr<Receipt> receipt = log_->Append(append);
    if (receipt.ok()) {
      ++winners;
    } else {
      EXPECT_EQ(DetailOf(receipt.status()).actual_revisions(0).revision(), 1U) << receipt.status();
    }
  });

  EXPECT_EQ(winners, 1);
  EXPECT_EQ(log_->Head(), Position{2});
}

TEST_P(EventLogConcurrency, OfManyImportsAtOneSourcePositionOneWins) {
  std::atomic<int> winners = 0;
  OnManyThreads([&](int thread) {
    AppendRequest append = Renames(absl::StrCat("request-", thread), {"organization/a"});
    append.source.emplace().set_source("portal");
    append.source->set_position(7);
    if (log_->Append(append).ok()) ++winners;
  });

  EXPECT_EQ(winners, 1);
  EXPECT_EQ(log_->Head(), Position{2});
}

TEST_P(EventLogConcurrency, WaitAboveIsWokenByAnAppend) {
  std::future<Position> waiting =
      std::async(std::launch::async, [&] { return log_->WaitAbove({1}, absl::InfiniteDuration()); });
  EXPECT_EQ(waiting.wait_for(std::chrono::milliseconds(20)), std::future_status::timeout);

  ASSERT_THAT(log_->Append(Renames("r1", {"organization/a"})), IsOk());
  EXPECT_EQ(waiting.get(), Position{2});
}

}  // namespace
}  // namespace thuocdo::eventlog
