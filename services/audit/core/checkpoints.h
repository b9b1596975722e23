// When a checkpoint of the log is signed, and what it says.
#pragma once

#include <cstdint>

#include "absl/status/statusor.h"
#include "common/note/checkpoint.h"
#include "services/audit/core/log_tree.h"

namespace thuocdo {

// How often checkpoints are signed without being asked for.
struct CheckpointSchedule {
  uint64_t events = 1000;  // after so many events
  int64_t seconds = 60;    // and after so many seconds, if there is any event
};

// The latest checkpoint, and what has happened since.
struct CheckpointState {
  uint64_t size = 0;              // of the log
  uint64_t signed_size = 0;       // of the latest checkpoint
  int64_t seconds_since = 0;      // since it was signed
  uint64_t last_publication = 0;  // the position of the latest publication
};

// Whether a checkpoint is due: at every publication, and by the schedule.
bool IsCheckpointDue(const CheckpointSchedule& schedule, const CheckpointState& state);

// What is to be signed: that the first `size` positions of `tree` continue `last`, which was signed before,
// or is empty. It is `last` itself where that is as large.
//
// Returns DATA_LOSS if the log does not continue what was signed: it was changed, or is shorter.
absl::StatusOr<note::Checkpoint> ContinueCheckpoint(const note::Checkpoint& last, const LogTree& tree,
                                                    uint64_t size);

}  // namespace thuocdo
