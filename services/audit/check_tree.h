// All that audit keeps, held against itself, against what was signed, and against the log.
#pragma once

#include "absl/functional/function_ref.h"
#include "absl/status/status.h"
#include "common/rpc/following.h"
#include "services/audit/checkpointer.h"
#include "thuocdo/audit/v1/proof_service.pb.h"

namespace thuocdo {

// Answers `request` about what `following` keeps, whose store has the log's tree, message by message, as the
// proto says. It is known up to the position that `request` names.
//
// Returns what `write` returns, and UNAVAILABLE if the files may not be read.
absl::Status CheckTree(const Following& following, Checkpointer& checkpointer,
                       const audit::v1::CheckTreeRequest& request,
                       absl::FunctionRef<absl::Status(const audit::v1::CheckTreeResponse&)> write);

}  // namespace thuocdo
