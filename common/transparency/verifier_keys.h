// The public keys of logs and witnesses, as people name them on a command line.
#pragma once

#include <string>
#include <vector>

#include "absl/functional/function_ref.h"
#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "common/note/key.h"

namespace thuocdo::transparency {

// Reads the file at `path`, or returns why it cannot.
using ReadKeyFileFunction = absl::FunctionRef<absl::StatusOr<std::string>(const std::string& path)>;

// Returns the verifier keys in `text`, one on each line.
//
// Returns INVALID_ARGUMENT, in one sentence, if a line is not a verifier key or there is no line.
absl::StatusOr<std::vector<note::VerifierKey>> ReadVerifierKeys(absl::string_view text);

// Returns the verifier keys that `values`, the values of the option `flag`, name. Each value is a key or the
// name of a file of keys, which `read_file` reads.
//
// Returns INVALID_ARGUMENT, in one sentence that names the option, if a value is neither.
absl::StatusOr<std::vector<note::VerifierKey>> ResolveVerifierKeys(absl::string_view flag,
                                                                   const std::vector<std::string>& values,
                                                                   ReadKeyFileFunction read_file);

}  // namespace thuocdo::transparency
