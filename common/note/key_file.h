// Private keys in files.
#pragma once

#include <string>

#include "absl/status/statusor.h"
#include "common/note/key.h"

namespace thuocdo::note {

// Writes `key` to a new file at `path`, which its owner alone may read (mode 0600).
//
// Returns ALREADY_EXISTS if there is a file (a key is never written over), UNAVAILABLE if it cannot be
// written.
absl::Status WriteKeyFile(const std::string& path, const SignerKey& key);

// Reads the key in the file at `path`.
//
// Returns NOT_FOUND if it cannot be read, FAILED_PRECONDITION if others than its owner may read or write it,
// INVALID_ARGUMENT if it is not a key. No message has anything of the key in it.
absl::StatusOr<SignerKey> ReadKeyFile(const std::string& path);

}  // namespace thuocdo::note
