// Whether witnesses stand behind the log that a publication is taken from.
#pragma once

#include "absl/status/status.h"
#include "absl/strings/string_view.h"
#include "common/base/ids.h"
#include "common/note/policy.h"

namespace thuocdo {

// OK if `policy` has no quorum, or it cosigned `checkpoint`, a note, of a tree that has `position`.
//
// Returns INVALID_ARGUMENT if there is a checkpoint that is none; FAILED_PRECONDITION, with what to do, if it
// is missing, of another log, smaller or not cosigned by enough; DATA_LOSS if a signature is false.
absl::Status CheckQuorum(const note::Policy& policy, absl::string_view checkpoint, Position position);

}  // namespace thuocdo
