// How a run ends: its exit code, and what an error says.
#pragma once

#include <string>

#include "absl/status/status.h"

namespace thuocdo::client {

// What the program tells its caller.
enum class ExitCode {
  kFine = 0,
  kRejected = 1,     // the service rejected
  kUsage = 2,        // wrong usage, or a file that cannot be read
  kDifferences = 3,  // a check found differences
  kUnreachable = 4,  // the server could not be reached; the same command may be repeated
};

// `status` as an error of the caller of the program, not of the service.
absl::Status UsageError(const absl::Status& status);

// `status` as the error of a command, which the service records at most once; any other is that of a query.
absl::Status CommandError(const absl::Status& status);

// The exit code that `status`, an error, gives.
ExitCode ExitCodeOf(const absl::Status& status);

// `status`, an error, on one line with what to do next; where it lists several violations, each of the first
// 100 on a line of its own. What a message quotes cannot end its line or control the terminal, and is cut at
// 1,000 columns.
std::string ErrorText(const absl::Status& status);

}  // namespace thuocdo::client
