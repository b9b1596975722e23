// Decides when a checkpoint of the log is signed, and what it states.
#pragma once

#include <cstdint>

#include "absl/status/statusor.h"
#include "common/note/checkpoint.h"
#include "services/audit/core/tree/log_tree.h"

namespace thuocdo::audit {

// How often checkpoints are signed without a request.
struct CheckpointSchedule {
  uint64_t events = 1000;  // after this many new events
  int64_t seconds = 60;    // and after this many seconds, if there is any new event
};

// The latest checkpoint and what has changed since.
struct CheckpointState {
  uint64_t size = 0;              // of the log
  uint64_t signed_size = 0;       // of the latest checkpoint
  int64_t seconds_since = 0;      // since it was signed
  uint64_t last_publication = 0;  // the position of the latest publication
};

// Reports whether a checkpoint is due: at every publication, and by the schedule.
bool IsCheckpointDue(const CheckpointSchedule& schedule, const CheckpointState& state);

// Returns the checkpoint of the first `size` positions of `tree` that continues `last`, the latest signed
// checkpoint or an empty one. Equals `last` if that has the same size.
//
// Returns DATA_LOSS if the log does not continue `last`: its records were changed, or it is shorter.
absl::StatusOr<note::Checkpoint> ContinueCheckpoint(const note::Checkpoint& last, const LogTree& tree,
                                                    uint64_t size);

}  // namespace thuocdo::audit
