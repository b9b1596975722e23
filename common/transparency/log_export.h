// A log that is published as files, held against checkpoints of it. Pure but for the files it is given.
#pragma once

#include <string>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "common/merkle/static_tree.h"
#include "common/transparency/signed_checkpoint.h"

namespace thuocdo::transparency {

// The published tree, which `read` gives the files of, as far as `kept`, its checkpoint, goes, to be
// continued up to `now`.
//
// Returns FAILED_PRECONDITION if `now` is of another log; DATA_LOSS if it is smaller, or if the last files
// are not of the tree that `kept` names.
absl::StatusOr<merkle::StaticTree> OpenExport(const note::Checkpoint& kept, const note::Checkpoint& now,
                                              merkle::ReadFile read);

// OK if `tree`, continued from `kept`, is that of `now`. Otherwise DATA_LOSS: what was published is no
// beginning of the log, or the records that were read are not those that were signed.
absl::Status CheckContinued(const merkle::StaticTree& tree, const note::Checkpoint& kept,
                            const note::Checkpoint& now);

// Reads every file of the tree of `checkpoint` and computes it again from the entries.
//
// Returns what `read` returns, and DATA_LOSS naming the first file that is not what it must be.
absl::Status CheckExport(const note::Checkpoint& checkpoint, merkle::ReadFile read);

}  // namespace thuocdo::transparency
