// A clock that tests set.
#pragma once

#include <atomic>

#include "common/system/clock.h"

namespace thuocdo::testing {

// Stands still until it is moved. Safe for use by many threads.
class FakeClock : public Clock {
 public:
  // 2016-12-01T00:00:00Z.
  int64_t NowUs() override { return now_us_; }
  void Set(int64_t now_us) { now_us_ = now_us; }
  void Advance(int64_t us) { now_us_ += us; }

 private:
  std::atomic<int64_t> now_us_ = 1480550400000000;
};

}  // namespace thuocdo::testing
