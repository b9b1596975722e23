#include "common/system/mutex.h"

#include <gtest/gtest.h>

#include <chrono>
#include <thread>
#include <vector>

namespace thuocdo {
namespace {

constexpr int kThreads = 4;
constexpr int kTimes = 1000;

struct Counter {
  Mutex mutex;
  CondVar changed;
  int value ABSL_GUARDED_BY(mutex) = 0;
};

void Count(Counter& counter) {
  for (int i = 0; i < kTimes; ++i) {
    const MutexLock lock(counter.mutex);
    ++counter.value;
    counter.changed.NotifyAll();
  }
}

TEST(Mutex, LosesNoneOfManyThreadsChanges) {
  Counter counter;
  std::vector<std::thread> threads;
  for (int i = 0; i < kThreads; ++i) threads.emplace_back([&counter] { Count(counter); });
  for (std::thread& thread : threads) thread.join();

  const MutexLock lock(counter.mutex);
  EXPECT_EQ(counter.value, kThreads * kTimes);
}

TEST(CondVar, WaitsUntilAnotherThreadIsDone) {
  Counter counter;
  std::thread other([&counter] { Count(counter); });
  {
    const MutexLock lock(counter.mutex);
    counter.changed.Wait(counter.mutex, [&counter]() ABSL_EXCLUSIVE_LOCKS_REQUIRED(counter.mutex) {
      return counter.value == kTimes;
    });
    EXPECT_EQ(counter.value, kTimes);
  }
  other.join();
}

TEST(CondVar, StopsWaitingAfterTheTimeout) {
  Counter counter;
  const MutexLock lock(counter.mutex);
  EXPECT_FALSE(counter.changed.WaitFor(counter.mutex, std::chrono::milliseconds(1), [] { return false; }));
  EXPECT_TRUE(counter.changed.WaitFor(counter.mutex, std::chrono::hours(1), [] { return true; }));
}

}  // namespace
}  // namespace thuocdo
