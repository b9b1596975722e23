#include "common/merkle/verify.h"

#include <bit>

#include "absl/strings/str_cat.h"
#include "absl/types/span.h"
#include "common/base/status.h"
#include "common/base/text.h"

namespace thuocdo::merkle {
namespace {

using Siblings = absl::Span<const Hash>;

// The path from a node up to the root of a tree in which its level has `size` nodes.
struct Path {
  uint64_t index;
  uint64_t size;

  // Returns the height at which the path meets that of the last node of the level. Above it every sibling is
  // on the left, and a level without a sibling has no hash in the proof.
  size_t parting() const { return static_cast<size_t>(std::bit_width(index ^ (size - 1))); }
  size_t length() const { return parting() + static_cast<size_t>(std::popcount(index >> parting())); }
  // Reports whether the sibling of step `step` is on the left.
  bool is_left(size_t step) const { return step >= parting() || ((index >> step) & 1) == 1; }
};

// Returns the root of the whole tree.
Hash RootAbove(const Path& path, Hash hash, Siblings siblings) {
  for (size_t step = 0; step < siblings.size(); ++step)
    hash = path.is_left(step) ? HashChildren(siblings[step], hash) : HashChildren(hash, siblings[step]);
  return hash;
}

// Returns the root of the tree that ends with the node: only siblings on the left belong to it.
Hash RootUpTo(const Path& path, Hash hash, Siblings siblings) {
  for (size_t step = 0; step < siblings.size(); ++step)
    if (path.is_left(step)) hash = HashChildren(siblings[step], hash);
  return hash;
}

absl::Status CheckLength(size_t actual, size_t expected) {
  if (actual == expected) return absl::OkStatus();
  return absl::InvalidArgumentError(absl::StrCat("the proof has ", actual, " hashes, not ", expected));
}

absl::Status CheckRoot(const Hash& reached, const Hash& root, absl::string_view whose) {
  if (reached == root) return absl::OkStatus();
  return absl::DataLossError(absl::StrCat("the proof does not lead to the root of ", whose));
}

// Compares two trees of the same size.
absl::Status CheckSameTree(const Tree& first, const Tree& second, const Proof& proof) {
  RETURN_IF_ERROR(CheckLength(proof.size(), 0));
  if (first.root == second.root) return absl::OkStatus();
  return absl::DataLossError(
      absl::StrCat("the two trees of ", CountedNoun(first.size, "entry"), " have different roots"));
}

}  // namespace

absl::Status VerifyInclusion(const Hash& leaf, uint64_t index, uint64_t size, const Proof& proof,
                             const Hash& root) {
  if (index >= size)
    return absl::InvalidArgumentError(absl::StrCat("a tree of ", size, " has no entry ", index));
  const Path path{index, size};
  RETURN_IF_ERROR(CheckLength(proof.size(), path.length()));
  return CheckRoot(RootAbove(path, leaf, proof), root, "the tree");
}

absl::Status VerifyConsistency(const Tree& first, const Tree& second, const Proof& proof) {
  if (first.size == 0 || first.size > second.size)
    return absl::InvalidArgumentError(
        absl::StrCat("nothing can be proved of a tree of ", second.size, " and one of ", first.size));
  if (first.size == second.size) return CheckSameTree(first, second, proof);
  // The path starts at the last perfect subtree of the first tree, which the second tree has too. Its hash is
  // the first of the proof, unless it is the whole first tree.
  const int level = std::countr_zero(first.size);
  const Path path{(first.size - 1) >> level, ((second.size - 1) >> level) + 1};
  const bool is_whole = std::has_single_bit(first.size);
  const size_t given = is_whole ? 0 : 1;
  RETURN_IF_ERROR(CheckLength(proof.size(), path.length() + given));
  const Hash& part = is_whole ? first.root : proof.front();
  const Siblings siblings = absl::MakeConstSpan(proof).subspan(given);
  RETURN_IF_ERROR(CheckRoot(RootUpTo(path, part, siblings), first.root, "the first tree"));
  return CheckRoot(RootAbove(path, part, siblings), second.root, "the second tree");
}

}  // namespace thuocdo::merkle
