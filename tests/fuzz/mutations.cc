#include "tests/fuzz/mutations.h"

#include <utility>

namespace thuocdo::fuzz {
namespace {

void MutateOnce(const ReferenceTree& tree, Choices& choices, merkle::Proof& proof) {
  const uint8_t deed = choices.Byte() % 5;
  const auto at = proof.begin() + static_cast<ptrdiff_t>(choices.UpTo(proof.size()));
  if (deed == 0) proof.insert(at, AnyHash(tree, choices));
  if (deed == 0 || at == proof.end()) return;
  if (deed == 1) *at = AnyHash(tree, choices);
  if (deed == 2) std::swap(*at, proof.back());
  if (deed == 3) (*at)[choices.UpTo(merkle::kHashBytes - 1)] ^= static_cast<char>(choices.Byte());
  if (deed == 4) proof.erase(at);
}

}  // namespace

merkle::Hash AnyHash(const ReferenceTree& tree, Choices& choices) {
  const int level = choices.Byte() % 16;
  const absl::StatusOr<merkle::Hash> node = tree(merkle::Node{level, choices.UpTo(tree.size())});
  if (node.ok()) return *node;
  std::string bytes(choices.Bytes(merkle::kHashBytes));
  bytes.resize(merkle::kHashBytes);
  return *merkle::HashFrom(bytes);
}

merkle::Proof Mutated(const ReferenceTree& tree, Choices& choices, merkle::Proof proof) {
  for (int deeds = choices.Byte() % 8; deeds > 0; --deeds) MutateOnce(tree, choices, proof);
  return proof;
}

}  // namespace thuocdo::fuzz
