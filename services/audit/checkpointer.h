// Signs the log's checkpoints: on demand, at every publication, and by a schedule.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "common/base/clock.h"
#include "common/note/policy.h"
#include "common/rpc/following.h"
#include "services/audit/core/checkpoints.h"

namespace thuocdo {

// What checkpoints are signed with, and who is asked to cosign them.
struct CheckpointOptions {
  // All of one name, which is the log's origin, and of the type for notes; each signs every checkpoint, so
  // that a new key can be added some time before the old one is taken away. None: nothing is signed.
  std::vector<note::SignerKey> keys;
  CheckpointSchedule schedule;
  std::vector<note::PolicyWitness> witnesses;  // those with a url are asked
  Clock* clock = &SystemClock();
};

// The checkpoints of the log that `following` follows. Safe for use by many threads.
//
// The latest one is kept in a file of its own, outside audit's database, which may be deleted: the log is
// held against it before anything else is signed.
class Checkpointer {
 public:
  // Keeps the latest checkpoint below `directory`. `following` outlives it.
  //
  // Returns INVALID_ARGUMENT if the keys do not fit, DATA_LOSS if the checkpoint that is kept cannot be read.
  static absl::StatusOr<std::unique_ptr<Checkpointer>> Open(CheckpointOptions options,
                                                            const std::string& directory,
                                                            const Following* following);
  ~Checkpointer();

  // The latest checkpoint, a note, if it has `min_size`; otherwise a new one of all that is known. Witnesses
  // that have not cosigned it are asked to, for at most a few seconds each: one that does not is left out.
  //
  // Returns FAILED_PRECONDITION without a key; DATA_LOSS if the log does not continue what was signed, or a
  // witness says so; UNAVAILABLE if it cannot be kept.
  absl::StatusOr<std::string> AtLeast(uint64_t min_size);

  // A publication is at `position`: its checkpoint is due once this is known.
  void NotePublication(Position position);

  // Holds the log against the latest checkpoint as soon as all of it is known here, and then signs what is
  // due, until Stop, on a thread of its own. It ends when the log does not continue what was signed, and then
  // says so to `on_broken`, after `following` has told that it follows. Nothing is done without a key. Stop
  // following first, for which it may be waiting.
  void Run(std::function<void(const absl::Status&)> on_broken);
  void Stop();

 private:
  class Impl;
  explicit Checkpointer(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

}  // namespace thuocdo
