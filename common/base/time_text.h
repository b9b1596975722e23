// Times and dates as text.
#pragma once

#include <cstdint>
#include <string>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"

namespace thuocdo {

// Returns `time_us`, microseconds since the epoch, in RFC 3339 at UTC+7: `2017-02-07T09:30:00.000000+07:00`.
std::string FormatTime(int64_t time_us);

// Reads a time in RFC 3339, or a date, which means its last microsecond at UTC+7, and returns microseconds
// since the epoch.
//
// Returns INVALID_ARGUMENT for anything else, and for a year at UTC+7 outside 0000 to 9999.
absl::StatusOr<int64_t> ParseTimestamp(absl::string_view text);

// Reports whether `text` is a calendar date such as 2017-02-07.
bool IsDate(absl::string_view text);

}  // namespace thuocdo
