// Checks everything that audit stores: every record, and every hash of the tree over them.
#pragma once

#include <cstdint>
#include <vector>

#include "absl/status/statusor.h"
#include "common/base/ids.h"
#include "common/eventlog/check/log_check.h"
#include "common/merkle/hash.h"
#include "common/storage/key_value_store.h"

namespace thuocdo::audit {

// The result of a check.
struct TreeCheckResult {
  uint64_t size = 0;  // how many positions are stored
  std::vector<eventlog::LogFinding>
      findings;                // by position, those without a position last; empty: nothing is wrong
  uint64_t more_findings = 0;  // how many more there are
};

// Reads every entry of `kept`, which must not be written meanwhile. Checks that every record can be decoded,
// matches its commitment and its key, and has its hash in the tree; that every other hash of the tree follows
// from those below it; that nothing else is stored; and that position `known` is. Memory does not grow with
// the log.
//
// Returns only what `progress` returned; everything that is wrong is a finding.
absl::StatusOr<TreeCheckResult> CheckStoredEntries(const storage::KeyValueStore& kept, Position known,
                                                   eventlog::LogCheckProgress progress);

}  // namespace thuocdo::audit
