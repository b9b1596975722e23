// The right edge of a growing tree, which suffices to add entries and to compute the root.
#pragma once

#include <cstdint>
#include <vector>

#include "absl/functional/function_ref.h"
#include "absl/status/statusor.h"
#include "common/merkle/hash.h"

namespace thuocdo::merkle {

// Returns the hash of a node, or an error.
using ReadNode = absl::FunctionRef<absl::StatusOr<Hash>(Node)>;

// The perfect subtrees of a tree, the largest first: one for each one-bit of its size, so at most 64 hashes.
// Not safe for use by many threads.
class CompactRange {
 public:
  CompactRange() = default;

  // Reads the edge of a tree of `size` entries. Returns what `read` returns.
  static absl::StatusOr<CompactRange> Load(uint64_t size, ReadNode read);

  uint64_t size() const { return size_; }

  // Adds an entry by its leaf hash. Computes one hash per entry on average.
  void Append(const Hash& leaf);

  // Returns the root hash.
  Hash Root() const;

 private:
  uint64_t size_ = 0;
  std::vector<Hash> parts_;  // hashes of the perfect subtrees
};

}  // namespace thuocdo::merkle
