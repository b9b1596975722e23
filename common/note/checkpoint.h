// Log checkpoints: what a log's tree was at a size, signed (c2sp.org/tlog-checkpoint), and cosigned by
// witnesses (c2sp.org/tlog-cosignature).
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "common/merkle/verify.h"
#include "common/note/note.h"

namespace thuocdo::note {

// A log's tree, as its note says it. There are no extension lines: nobody could audit them.
struct Checkpoint {
  std::string origin;  // whose log: one line, not empty
  merkle::Tree tree;
  friend bool operator==(const Checkpoint&, const Checkpoint&) = default;
};

// The note's text: origin, size and root, a line each.
std::string FormatCheckpoint(const Checkpoint& checkpoint);

// Returns INVALID_ARGUMENT in one sentence unless `text` is what FormatCheckpoint gives, perhaps with
// extension lines, which are ignored. Whether there can be such a tree is not looked at.
absl::StatusOr<Checkpoint> ParseCheckpoint(absl::string_view text);

// `key`, which is of the type for cosignatures, says at `time_s` (seconds since 1970-01-01T00:00:00Z) that
// the checkpoint whose note has `text` is consistent with all that it saw of the log before.
absl::StatusOr<Signature> Cosign(const SignerKey& key, absl::string_view text, int64_t time_s);

// A witness that cosigned, and when.
struct Cosignature {
  std::string name;
  int64_t time_s = 0;
  friend bool operator==(const Cosignature&, const Cosignature&) = default;
};

// Which of `keys`, all of the type for cosignatures, cosigned `checkpoint`, in the order of the signatures.
// Whether these are enough is for the caller to say; the same key counts once.
//
// Returns DATA_LOSS if a cosignature in the name of one of them is false.
absl::StatusOr<std::vector<Cosignature>> FindCosignatures(const Note& checkpoint,
                                                          const std::vector<VerifierKey>& keys);

}  // namespace thuocdo::note
