// Proofs that an entry is in a tree, and that one tree begins with another: RFC 6962, sections 2.1.1 and
// 2.1.2.
//
// A proof is made from the hashes of perfect parts of the tree; about twice the logarithm of its size of them
// are read. Trees have at most 2^62 entries.
#pragma once

#include <vector>

#include "common/merkle/compact_range.h"

namespace thuocdo::merkle {

using Proof = std::vector<Hash>;

// The hash of the tree of the first `size` entries. Returns what `read` returns.
absl::StatusOr<Hash> RootOf(uint64_t size, ReadNode read);

// That the entry at `index` is in the tree of the first `size` entries: PATH(index, D[0:size]).
//
// Returns OUT_OF_RANGE unless `index` is below `size`; what `read` returns.
absl::StatusOr<Proof> InclusionProof(uint64_t index, uint64_t size, ReadNode read);

// That the tree of the first `second` entries begins with that of the first `first`: PROOF(first,
// D[0:second]). Empty if they are the same.
//
// Returns OUT_OF_RANGE unless 0 < `first` <= `second` (every tree begins with the empty one: there is nothing
// to prove); what `read` returns.
absl::StatusOr<Proof> ConsistencyProof(uint64_t first, uint64_t second, ReadNode read);

}  // namespace thuocdo::merkle
