// Signs checkpoints of the log: on demand, at every publication, and by a schedule.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "common/base/ids.h"
#include "common/note/policy.h"
#include "common/replica/log_replica.h"
#include "common/system/clock.h"
#include "services/audit/core/tree/checkpoints.h"

namespace thuocdo::audit {

// The keys that sign checkpoints, and the witnesses that cosign them.
struct CheckpointOptions {
  // Keys of the type for notes, all of the same name, which is the origin of the log. Each signs every
  // checkpoint, so that a new key can be in use before the old one is removed. No keys: nothing is signed.
  std::vector<note::SignerKey> keys;
  CheckpointSchedule schedule;
  std::vector<note::PolicyWitness> witnesses;  // only those with a url are contacted
  Clock* clock = &SystemClock();
};

// Signs checkpoints of the log that `following` follows. Safe for use by many threads.
//
// The latest checkpoint is kept in a file outside the database of audit, because that database may be deleted
// and rebuilt. Nothing is signed that does not continue the latest checkpoint.
class Checkpointer {
 public:
  // Keeps the latest checkpoint below `directory`. `following` must outlive the checkpointer.
  //
  // Returns INVALID_ARGUMENT if the keys cannot sign for one log, DATA_LOSS if the stored checkpoint is
  // invalid.
  static absl::StatusOr<std::unique_ptr<Checkpointer>> Open(CheckpointOptions options,
                                                            const std::string& directory,
                                                            const replica::LogReplica* replica);
  ~Checkpointer();

  // Returns the latest checkpoint, a signed note, if it covers `min_size` positions; otherwise signs and
  // returns one of the whole history. Asks witnesses that have not cosigned it to do so, for a few seconds
  // each; a witness that does not is left out.
  //
  // Returns FAILED_PRECONDITION without a key; DATA_LOSS if the log does not continue the latest checkpoint,
  // or a witness reports so; UNAVAILABLE if the checkpoint cannot be stored.
  absl::StatusOr<std::string> SignAtLeast(uint64_t min_size);

  // Makes a checkpoint due that covers the publication at `position`.
  void NotePublication(Position position);

  // Starts a thread that checks the log against the latest checkpoint once the history has all of the log,
  // and then signs a checkpoint whenever one is due, until Stop. If the log does not continue the latest
  // checkpoint, the thread calls `on_broken` and ends; by then `following` has reported that it follows. Does
  // nothing without a key. Stop `following` before Stop: the thread may be waiting for it.
  void Run(std::function<void(const absl::Status&)> on_broken);
  void Stop();

 private:
  class Impl;
  explicit Checkpointer(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

}  // namespace thuocdo::audit
