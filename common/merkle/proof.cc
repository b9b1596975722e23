#include "common/merkle/proof.h"

#include <bit>

#include "absl/strings/str_cat.h"
#include "common/base/status.h"

namespace thuocdo::merkle {
namespace {

// The entries from `begin` to before `end`, a subtree in the definition of the RFC.
struct Subtree {
  uint64_t begin;
  uint64_t end;
  uint64_t size() const { return end - begin; }
  // Returns where the definition splits it: after the largest power of two that is below its size, which is
  // at least 2.
  uint64_t middle() const { return begin + std::bit_floor(size() - 1); }
  Subtree left() const { return {begin, middle()}; }
  Subtree right() const { return {middle(), end}; }
};

absl::StatusOr<Hash> HashOf(Subtree subtree, ReadNode read) {
  if (std::has_single_bit(subtree.size())) {
    const int level = std::countr_zero(subtree.size());
    return read(Node{level, subtree.begin >> level});
  }
  ASSIGN_OR_RETURN(const Hash left, HashOf(subtree.left(), read));
  ASSIGN_OR_RETURN(const Hash right, HashOf(subtree.right(), read));
  return HashChildren(left, right);
}

absl::Status AddHash(Subtree subtree, ReadNode read, Proof& proof) {
  ASSIGN_OR_RETURN(const Hash hash, HashOf(subtree, read));
  proof.push_back(hash);
  return absl::OkStatus();
}

// PATH of the RFC: appends the siblings on the path from the entry to the root of `subtree`.
absl::Status AddPath(uint64_t index, Subtree subtree, ReadNode read, Proof& proof) {
  if (subtree.size() == 1) return absl::OkStatus();
  const bool is_left = index < subtree.middle();
  RETURN_IF_ERROR(AddPath(index, is_left ? subtree.left() : subtree.right(), read, proof));
  return AddHash(is_left ? subtree.right() : subtree.left(), read, proof);
}

// SUBPROOF of the RFC: proves that `subtree` begins with the entries before `first`. `is_known` is true as
// long as the verifier has the hash of exactly those entries of `subtree`; that hash is then left out of the
// proof.
absl::Status AddSubproof(uint64_t first, Subtree subtree, bool is_known, ReadNode read, Proof& proof) {
  if (first == subtree.end) return is_known ? absl::OkStatus() : AddHash(subtree, read, proof);
  if (first <= subtree.middle()) {
    RETURN_IF_ERROR(AddSubproof(first, subtree.left(), is_known, read, proof));
    return AddHash(subtree.right(), read, proof);
  }
  RETURN_IF_ERROR(AddSubproof(first, subtree.right(), false, read, proof));
  return AddHash(subtree.left(), read, proof);
}

}  // namespace

absl::StatusOr<Hash> RootOf(uint64_t size, ReadNode read) {
  return size == 0 ? EmptyRoot() : HashOf({0, size}, read);
}

absl::StatusOr<Proof> InclusionProof(uint64_t index, uint64_t size, ReadNode read) {
  if (index >= size) return absl::OutOfRangeError(absl::StrCat("a tree of ", size, " has no entry ", index));
  Proof proof;
  RETURN_IF_ERROR(AddPath(index, {0, size}, read, proof));
  return proof;
}

absl::StatusOr<Proof> ConsistencyProof(uint64_t first, uint64_t second, ReadNode read) {
  if (first == 0 || first > second)
    return absl::OutOfRangeError(
        absl::StrCat("nothing can be proved of a tree of ", second, " and one of ", first));
  Proof proof;
  RETURN_IF_ERROR(AddSubproof(first, {0, second}, true, read, proof));
  return proof;
}

}  // namespace thuocdo::merkle
