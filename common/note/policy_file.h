// Policies in files.
#pragma once

#include <string>

#include "absl/status/statusor.h"
#include "common/note/policy.h"

namespace thuocdo::note {

// Reads the policy in the file at `path`; the empty path is that of a policy that demands nothing.
//
// Returns NOT_FOUND if it cannot be read, INVALID_ARGUMENT naming the file and every line that is wrong.
absl::StatusOr<Policy> ReadPolicyFile(const std::string& path);

}  // namespace thuocdo::note
