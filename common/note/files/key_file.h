// Private keys in files.
#pragma once

#include <string>

#include "absl/status/statusor.h"
#include "common/note/key.h"

namespace thuocdo::note {

// Writes `key` to a new file at `path` that only its owner can read (mode 0600).
//
// Returns ALREADY_EXISTS if the file exists (keys are never overwritten), UNAVAILABLE if it cannot be
// written.
absl::Status WriteKeyFile(const std::string& path, const SignerKey& key);

// Reads the key in the file at `path`.
//
// Returns NOT_FOUND if it cannot be read, FAILED_PRECONDITION if anyone but its owner can read or write it,
// INVALID_ARGUMENT if it is not a key. Messages never quote the key.
absl::StatusOr<SignerKey> ReadKeyFile(const std::string& path);

}  // namespace thuocdo::note
