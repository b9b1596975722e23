// Policies in files.
#pragma once

#include <string>

#include "absl/status/statusor.h"
#include "common/note/policy.h"

namespace thuocdo::note {

// Reads the policy in the file at `path`. An empty path stands for a policy without requirements.
//
// Returns NOT_FOUND if it cannot be read, INVALID_ARGUMENT naming the file and every invalid line.
absl::StatusOr<Policy> ReadPolicyFile(const std::string& path);

}  // namespace thuocdo::note
