// The right edge of a growing tree: all that is needed to add entries to it and to know its root.
#pragma once

#include <vector>

#include "absl/functional/function_ref.h"
#include "absl/status/statusor.h"
#include "common/merkle/hash.h"

namespace thuocdo::merkle {

// Gives the hash of a node, or the reason why it cannot.
using ReadNode = absl::FunctionRef<absl::StatusOr<Hash>(Node)>;

// The perfect parts that a tree is made of, the largest first: one for each one-bit of its size, so at most
// 64 hashes whatever the size.
class CompactRange {
 public:
  CompactRange() = default;

  // The edge of a tree of `size` whose nodes `read` gives. Returns what `read` returns.
  static absl::StatusOr<CompactRange> Load(uint64_t size, ReadNode read);

  uint64_t size() const { return size_; }

  // Adds an entry by its hash. The work is one hash an entry on average.
  void Append(const Hash& leaf);

  // The hash of the tree.
  Hash Root() const;

 private:
  uint64_t size_ = 0;
  std::vector<Hash> parts_;
};

}  // namespace thuocdo::merkle
