// The check that enough witnesses have cosigned the log that a publication is computed from.
#pragma once

#include "absl/status/status.h"
#include "absl/strings/string_view.h"
#include "common/base/ids.h"
#include "common/note/policy.h"

namespace thuocdo::intake {

// Returns OK if `policy` has no quorum, or if its quorum cosigned the signed note `checkpoint`, whose tree
// has at least `position` records.
//
// Returns INVALID_ARGUMENT if `checkpoint` cannot be read as a checkpoint; FAILED_PRECONDITION, with what to
// do, if it is missing, of another log, too small, or cosigned by too few witnesses; DATA_LOSS if a signature
// is wrong.
absl::Status CheckQuorum(const note::Policy& policy, absl::string_view checkpoint, Position position);

}  // namespace thuocdo::intake
