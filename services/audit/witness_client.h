// Asks a witness to cosign a checkpoint: add-checkpoint of C2SP tlog-witness (c2sp.org/tlog-witness), over
// HTTP.
#pragma once

#include "absl/status/statusor.h"
#include "common/note/policy.h"
#include "services/audit/core/tree/log_tree.h"

namespace thuocdo::audit {

// Returns the cosignature of `witness` on `checkpoint`, a checkpoint of `tree`. Waits for at most a few
// seconds.
//
// Returns DATA_LOSS if the witness has cosigned another log under this name: a larger one, or one that this
// log does not continue. Returns UNAVAILABLE, with the words of the witness, if it does not answer or rejects
// for another reason.
absl::StatusOr<note::Signature> RequestCosignature(const note::PolicyWitness& witness,
                                                   const note::Note& checkpoint, const LogTree& tree);

}  // namespace thuocdo::audit
