// Checks all of a stored log: FORMAT.md's rules, for every key and every value.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "absl/functional/function_ref.h"
#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "common/base/ids.h"
#include "common/eventlog/log_storage.h"
#include "common/merkle/hash.h"

namespace thuocdo {

// Something that is not as it should be.
struct LogFinding {
  Position position = {};  // of the event concerned; 0 where the place is of none
  std::string place;       // such as `position 7` or `stream "log", revision 2`
  std::string what;        // what is wrong there
  friend bool operator==(const LogFinding&, const LogFinding&) = default;
};

// Findings beyond the first so many are only counted.
inline constexpr size_t kLogFindingsMax = 100;

// What a check found.
struct LogCheckResult {
  std::string log_id;
  Position head = {};  // the last stored position
  std::optional<merkle::Hash> root =
      {};  // of the tree over the headers up to `head`; nothing if one is missing
  std::vector<LogFinding> findings = {};  // by position, those of no event last; empty: everything is whole
  uint64_t more_findings = 0;             // that were found beyond these
};

// Told how far a check has come, now and then and at its end; an error of it ends the check.
using LogCheckProgress = absl::FunctionRef<absl::Status(uint64_t checked, uint64_t total)>;

// Reads every entry of `stored`, which nobody writes meanwhile, and compares all of them with each other:
// every record reads, fits its commitment and follows the one before it; every append is whole; every index
// belongs to a record and every record has its indices; there is nothing else. `acknowledged` is a position
// that must be there. Memory grows with the number of import sources only, never with the log.
//
// What the log alone cannot tell is a header that was replaced by another that is as consistent, such as one
// with another actor: only a tree kept elsewhere can, by `root`.
//
// Returns only what `progress` returned; whatever is wrong with the log is a finding.
absl::StatusOr<LogCheckResult> CheckStoredLog(const LogStorage& stored, Position acknowledged,
                                              LogCheckProgress progress);

}  // namespace thuocdo
