// The latest checkpoints of logs, a file each: what a witness cosigned, and what a log signed itself.
#pragma once

#include <optional>
#include <string>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "common/note/checkpoint.h"

namespace thuocdo::note {

// The files `<directory>/<SHA-256 of the origin in hexadecimal>/checkpoint`: what c2sp.org/tlog-witness lets
// monitors read.
//
// One thread keeps; any number reads at the same time, and reads a file as it was before or after.
class CheckpointStore {
 public:
  explicit CheckpointStore(std::string directory) : directory_(std::move(directory)) {}

  // The note last kept of the log of `origin`; nothing if there is none. Returns DATA_LOSS if it cannot be
  // read: nothing may be signed then, or the log could be rolled back.
  absl::StatusOr<std::optional<std::string>> Read(absl::string_view origin) const;

  // The same by the origin's hash, as a path names it; nothing if that is none.
  absl::StatusOr<std::optional<std::string>> ReadByHash(absl::string_view hash) const;

  // The checkpoint in what Read gives; an empty tree if there is none. Returns DATA_LOSS as Read, and if it
  // is no checkpoint of `origin`.
  absl::StatusOr<Checkpoint> Latest(absl::string_view origin) const;

  // Keeps `note` in place of the one before. When this returns OK it survives a power cut.
  //
  // Returns UNAVAILABLE if writing failed: the one before or this one is kept, and nothing may be said of it.
  absl::Status Keep(absl::string_view origin, absl::string_view note);

 private:
  const std::string directory_;
};

}  // namespace thuocdo::note
