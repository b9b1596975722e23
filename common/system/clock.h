// The current time, as an argument.
#pragma once

#include <cstdint>

namespace thuocdo {

// The source of the current time. Safe for use by many threads.
class Clock {
 public:
  virtual ~Clock() = default;
  // Returns the time in microseconds since 1970-01-01T00:00:00Z.
  virtual int64_t NowUs() = 0;
};

// Returns the system's clock, which is never destroyed.
Clock& SystemClock();

}  // namespace thuocdo
