// Checkpoints: the size and root of the tree of a log, signed by the log (c2sp.org/tlog-checkpoint) and
// cosigned by witnesses (c2sp.org/tlog-cosignature).
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "common/merkle/verify.h"
#include "common/note/note.h"

namespace thuocdo::note {

// A checkpoint. Has no extension lines, since nobody could audit them.
struct Checkpoint {
  std::string origin;  // names the log: one line, not empty
  merkle::Tree tree;
  friend bool operator==(const Checkpoint&, const Checkpoint&) = default;
};

// Returns the text of the note: origin, size and root, one per line.
std::string FormatCheckpoint(const Checkpoint& checkpoint);

// Parses the text of a note, and ignores extension lines. Does not check whether such a tree can exist.
// Returns INVALID_ARGUMENT in one sentence for any other text.
absl::StatusOr<Checkpoint> ParseCheckpoint(absl::string_view text);

// Returns the cosignature of `key`, which is of the type for cosignatures, at `time_s` (seconds since
// 1970-01-01T00:00:00Z). It states that the checkpoint whose note has `text` is consistent with every
// checkpoint of the log that the witness has cosigned before.
absl::StatusOr<Signature> Cosign(const SignerKey& key, absl::string_view text, int64_t time_s);

// A witness that has cosigned, and when.
struct Cosignature {
  std::string name;
  int64_t time_s = 0;
  friend bool operator==(const Cosignature&, const Cosignature&) = default;
};

// Returns which of `keys`, all of the type for cosignatures, have cosigned `checkpoint`, each once, in the
// order of the signatures. The caller decides whether they are a quorum.
//
// Returns DATA_LOSS if a cosignature in the name of one of them is invalid.
absl::StatusOr<std::vector<Cosignature>> FindCosignatures(const Note& checkpoint,
                                                          const std::vector<VerifierKey>& keys);

}  // namespace thuocdo::note
