// The public keys that people name, for all programs that believe signatures.
#pragma once

#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "common/note/key.h"

namespace thuocdo {

// The verifier keys in `text`, a line each.
//
// Returns INVALID_ARGUMENT in one sentence if a line is none, and if there is no line.
absl::StatusOr<std::vector<note::VerifierKey>> ReadVerifierKeys(absl::string_view text);

// The verifier keys that `given`, what stands behind the option `flag`, names: each of them is a key, or the
// name of a file of keys, a line each.
//
// Returns INVALID_ARGUMENT in one sentence, naming the option, if one is neither.
absl::StatusOr<std::vector<note::VerifierKey>> VerifierKeysOf(absl::string_view flag,
                                                              const std::vector<std::string>& given);

}  // namespace thuocdo
