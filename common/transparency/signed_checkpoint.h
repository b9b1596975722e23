// Checkpoints of a log, and whose signatures on them are believed.
#pragma once

#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "common/note/checkpoint.h"

namespace thuocdo::transparency {

// A checkpoint, and who signed it.
struct SignedCheckpoint {
  note::Checkpoint checkpoint;
  std::vector<std::string> signed_by;  // the names of known keys
};

// The checkpoint in `note`, which one of the logs' keys among `keys` must have signed, and each of the
// witnesses' keys cosigned. Without keys no signature is looked at.
//
// Returns DATA_LOSS if `note` is no checkpoint, a signature that must be there is not, or one is false.
absl::StatusOr<SignedCheckpoint> ReadCheckpoint(absl::string_view note,
                                                const std::vector<note::VerifierKey>& keys);

}  // namespace thuocdo::transparency
