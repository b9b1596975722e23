// Checks all that audit keeps: every record, and every hash of the tree over them.
#pragma once

#include <cstdint>
#include <vector>

#include "absl/status/statusor.h"
#include "common/base/ids.h"
#include "common/eventlog/log_check.h"
#include "common/merkle/hash.h"
#include "common/storage/key_value_store.h"

namespace thuocdo {

// What a check of it found.
struct TreeCheckResult {
  uint64_t size = 0;                 // how many positions are kept
  std::vector<LogFinding> findings;  // by position, those of no event last; empty: everything is whole
  uint64_t more_findings = 0;        // that were found beyond these
};

// Reads every entry of `kept`, which nobody writes meanwhile: every record reads, fits its commitment, stands
// where its header says, and has its hash in the tree; every other hash of the tree is that of those below
// it; there is nothing else. `known` is a position that must be there. Memory does not grow with the log.
//
// Returns only what `progress` returned; whatever is wrong is a finding.
absl::StatusOr<TreeCheckResult> CheckKeptTree(const storage::KeyValueStore& kept, Position known,
                                              LogCheckProgress progress);

}  // namespace thuocdo
