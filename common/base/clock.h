// Time, as an argument.
#pragma once

#include <cstdint>
#include <string>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"

namespace thuocdo {

// Where the time comes from. Safe for use by many threads.
class Clock {
 public:
  virtual ~Clock() = default;
  // Microseconds since 1970-01-01T00:00:00Z.
  virtual int64_t NowUs() = 0;
};

// The system's clock; lives for ever.
Clock& SystemClock();

// Microseconds since the epoch as RFC 3339 at UTC+7: `2017-02-07T09:30:00.000000+07:00`.
std::string FormatTime(int64_t time_us);

// Reads RFC 3339, or a bare date, which means its last microsecond at UTC+7; years 0000 to 9999 there.
//
// Returns INVALID_ARGUMENT for anything else.
absl::StatusOr<int64_t> ParseMoment(absl::string_view text);

// Whether `text` is a calendar date such as 2017-02-07.
bool IsDate(absl::string_view text);

}  // namespace thuocdo
