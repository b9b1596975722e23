// Verifies proofs: RFC 9162, sections 2.1.3.2 and 2.1.4.2. Needs no access to the tree.
#pragma once

#include <cstdint>

#include "absl/status/status.h"
#include "common/merkle/proof.h"

namespace thuocdo::merkle {

// Returns OK if `proof` shows that the entry with the hash `leaf` is at `index` of the tree of `size` entries
// with the root hash `root`.
//
// Returns INVALID_ARGUMENT if it cannot be such a proof (`index` not below `size`, too few or too many
// hashes), DATA_LOSS if it leads to another root: the entry, its index, the tree or the proof is false.
absl::Status VerifyInclusion(const Hash& leaf, uint64_t index, uint64_t size, const Proof& proof,
                             const Hash& root);

// The size and root hash of a tree.
struct Tree {
  uint64_t size = 0;
  Hash root = EmptyRoot();
  friend bool operator==(const Tree&, const Tree&) = default;
};

// Returns OK if `proof` shows that `second` begins with all entries of `first`.
//
// Returns INVALID_ARGUMENT if it cannot be such a proof (`first` is empty or larger than `second`, too few or
// too many hashes), DATA_LOSS if it leads to another root: entries were changed, removed or inserted.
absl::Status VerifyConsistency(const Tree& first, const Tree& second, const Proof& proof);

}  // namespace thuocdo::merkle
