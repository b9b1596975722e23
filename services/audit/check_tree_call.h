// Answers ProofService.CheckTree: checks what audit stores against itself, the latest checkpoint, and the
// log.
#pragma once

#include "absl/functional/function_ref.h"
#include "absl/status/status.h"
#include "common/replica/log_replica.h"
#include "services/audit/checkpointer.h"
#include "thuocdo/audit/v1/proof_service.pb.h"

namespace thuocdo::audit {

// Checks the store of `following`, which has the tree of the log, and writes the messages that the proto
// describes. The history must have the position that `request` names.
//
// Returns what `write` returns, and UNAVAILABLE if the files cannot be opened.
absl::Status CheckStoredTree(const replica::LogReplica& replica, Checkpointer& checkpointer,
                             const audit::v1::CheckTreeRequest& request,
                             absl::FunctionRef<absl::Status(const audit::v1::CheckTreeResponse&)> write);

}  // namespace thuocdo::audit
