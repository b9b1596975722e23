// Checking proofs: RFC 9162, sections 2.1.3.2 and 2.1.4.2. Whoever checks needs nothing but what is here.
#pragma once

#include "absl/status/status.h"
#include "common/merkle/proof.h"

namespace thuocdo::merkle {

// OK if `proof` shows that the entry with the hash `leaf` is at `index` of the tree of `size` entries whose
// root is `root`.
//
// Returns INVALID_ARGUMENT if it cannot be a proof of that (`index` not below `size`, too few or too many
// hashes), DATA_LOSS if it leads to another root: entry, place, tree or proof is not what it is said to be.
absl::Status VerifyInclusion(const Hash& leaf, uint64_t index, uint64_t size, const Proof& proof,
                             const Hash& root);

// A tree as somebody saw it.
struct Tree {
  uint64_t size = 0;
  Hash root = EmptyRoot();
  friend bool operator==(const Tree&, const Tree&) = default;
};

// OK if `proof` shows that `second` begins with all of `first`.
//
// Returns INVALID_ARGUMENT if it cannot be a proof of that (`first` is empty or larger than `second`, too few
// or too many hashes), DATA_LOSS if it leads to another root: entries were changed, removed or put in
// between.
absl::Status VerifyConsistency(const Tree& first, const Tree& second, const Proof& proof);

}  // namespace thuocdo::merkle
