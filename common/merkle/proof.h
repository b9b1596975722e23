// Proofs that an entry is in a tree, and that one tree begins with another: RFC 6962, sections 2.1.1 and
// 2.1.2.
//
// A proof is made from hashes of perfect subtrees, of which it reads about twice the logarithm of the size of
// the tree. Trees have at most 2^62 entries.
#pragma once

#include <cstdint>
#include <vector>

#include "absl/status/statusor.h"
#include "common/merkle/compact_range.h"

namespace thuocdo::merkle {

using Proof = std::vector<Hash>;

// Returns the root hash of the tree of the first `size` entries, or what `read` returns.
absl::StatusOr<Hash> RootOf(uint64_t size, ReadNode read);

// Returns the proof that the tree of the first `size` entries has the entry at `index`: PATH(index,
// D[0:size]).
//
// Returns OUT_OF_RANGE unless `index` is below `size`; what `read` returns.
absl::StatusOr<Proof> InclusionProof(uint64_t index, uint64_t size, ReadNode read);

// Returns the proof that the tree of the first `second` entries begins with that of the first `first`:
// PROOF(first, D[0:second]). Empty if the sizes are equal.
//
// Returns OUT_OF_RANGE unless 0 < `first` <= `second` (for the empty tree there is nothing to prove); what
// `read` returns.
absl::StatusOr<Proof> ConsistencyProof(uint64_t first, uint64_t second, ReadNode read);

}  // namespace thuocdo::merkle
