// New private keys, from the randomness of the system.
#pragma once

#include <string>

#include "absl/status/statusor.h"
#include "common/note/key.h"

namespace thuocdo::note {

// Returns a new key of `name`.
//
// Returns INVALID_ARGUMENT if the name is not one word without a plus.
absl::StatusOr<SignerKey> GenerateKey(const std::string& name, SignatureType type);

}  // namespace thuocdo::note
