#include "common/base/status.h"
#include "common/merkle/verify.h"
#include "tests/fuzz/mutations.h"
#include "tests/fuzz/targets.h"

namespace thuocdo::fuzz {
namespace {

// Proofs of all shapes occur below so many entries: more than two tiles, and no power of two.
constexpr size_t kProvedEntries = 520;

// Whether the input lies of something, once in four times.
bool Lies(Choices& choices) { return choices.Byte() % 4 == 3; }

absl::Status Judge(bool accepted, bool is_true, absl::string_view claim) {
  return Hold(accepted == is_true,
              absl::StrCat(claim, accepted ? " is wrongly accepted" : " is wrongly rejected"));
}

absl::Status Inclusion(const ReferenceTree& tree, Choices& choices) {
  const uint64_t size = 1 + choices.UpTo(kProvedEntries - 1);
  const uint64_t index = choices.UpTo(size - 1);
  const uint64_t place = Lies(choices) ? choices.Number() : index;
  const merkle::Hash leaf = Lies(choices) ? AnyHash(tree, choices) : tree.leaves()[index];
  const merkle::Proof proof = Mutated(tree, choices, *merkle::InclusionProof(index, size, tree));
  const absl::StatusOr<merkle::Proof> honest = merkle::InclusionProof(place, size, tree);
  const bool is_true = honest.ok() && proof == *honest && leaf == tree.leaves()[place];
  return Judge(merkle::VerifyInclusion(leaf, place, size, proof, tree.At(size).root).ok(), is_true,
               absl::StrCat("the entry of ", index, " at ", place, " of ", size));
}

absl::Status Consistency(const ReferenceTree& tree, Choices& choices) {
  const uint64_t size = 1 + choices.UpTo(kProvedEntries - 1);
  const uint64_t proved = 1 + choices.UpTo(size - 1);
  const uint64_t claimed = Lies(choices) ? choices.Number() : proved;
  const uint64_t rooted = Lies(choices) ? choices.UpTo(kProvedEntries) : claimed % (kProvedEntries + 1);
  const merkle::Proof proof = Mutated(tree, choices, *merkle::ConsistencyProof(proved, size, tree));
  const absl::StatusOr<merkle::Proof> honest = merkle::ConsistencyProof(claimed, size, tree);
  const bool is_true = honest.ok() && proof == *honest && rooted == claimed;
  return Judge(merkle::VerifyConsistency({claimed, tree.At(rooted).root}, tree.At(size), proof).ok(), is_true,
               absl::StrCat("a tree of ", claimed, " with the root of ", rooted, " in one of ", size));
}

}  // namespace

absl::Status Proofs(absl::string_view input) {
  static const ReferenceTree tree(kProvedEntries, "entry");
  Choices choices(input);
  return choices.Byte() % 2 == 0 ? Inclusion(tree, choices) : Consistency(tree, choices);
}

}  // namespace thuocdo::fuzz
