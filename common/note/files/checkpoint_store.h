// Stores the latest checkpoint of every log, one file per log: those that a witness has cosigned, or that a
// log has signed.
#pragma once

#include <optional>
#include <string>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "common/note/checkpoint.h"

namespace thuocdo::note {

// The files `<directory>/<SHA-256 of the origin in hexadecimal>/checkpoint`, which monitors read from a
// witness (c2sp.org/tlog-witness).
//
// One thread may write while any number of threads read; a reader sees the file before or after a write,
// never a part.
class CheckpointStore {
 public:
  explicit CheckpointStore(std::string directory) : directory_(std::move(directory)) {}

  // Returns the note last stored for the log of `origin`; nothing if there is none. Returns DATA_LOSS if it
  // cannot be read: the caller must not sign then, since the log could have been rolled back.
  absl::StatusOr<std::optional<std::string>> Read(absl::string_view origin) const;

  // Returns the same by the hash of the origin in hexadecimal; nothing if `hash` is not a hash.
  absl::StatusOr<std::optional<std::string>> ReadByHash(absl::string_view hash) const;

  // Returns the stored checkpoint; that of an empty tree if there is none. Returns DATA_LOSS as Read does,
  // and if the file is not a checkpoint of `origin`.
  absl::StatusOr<Checkpoint> Latest(absl::string_view origin) const;

  // Replaces the stored note. When this returns OK, `note` survives a power cut.
  //
  // Returns UNAVAILABLE if writing failed. Either note may be stored then, so the caller must not publish
  // `note`.
  absl::Status Keep(absl::string_view origin, absl::string_view note);

 private:
  const std::string directory_;
};

}  // namespace thuocdo::note
