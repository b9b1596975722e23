// Asking a witness to cosign: C2SP tlog-witness (c2sp.org/tlog-witness), add-checkpoint, over HTTP.
#pragma once

#include "absl/status/statusor.h"
#include "common/note/policy.h"
#include "services/audit/core/log_tree.h"

namespace thuocdo {

// The cosignature of `witness` on `checkpoint`, which is of `tree`. Waits for at most a few seconds.
//
// Returns DATA_LOSS if the witness has seen another log under this name: a larger one, or one that this does
// not continue; UNAVAILABLE with its words if it does not answer or refuses for another reason.
absl::StatusOr<note::Signature> AskForCosignature(const note::PolicyWitness& witness,
                                                  const note::Note& checkpoint, const LogTree& tree);

}  // namespace thuocdo
