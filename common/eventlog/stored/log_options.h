// The inputs of a log that tests replace: origin, clock and randomness.
#pragma once

#include <cstddef>
#include <functional>
#include <string>

#include "common/system/clock.h"

namespace thuocdo::eventlog {

struct LogOptions {
  std::string origin = "thuocdo";             // whose log it is, recorded in LogCreated
  Clock* clock = &SystemClock();              // gives the accept times; outlives the log
  std::function<std::string(size_t)> random;  // gives salts and the log's id, to one thread at a time;
                                              // null: RandomBytes
};

}  // namespace thuocdo::eventlog
