// The definitions of RFC 6962, section 2.1, literally: slow, and independent of the code that is compared
// with them.
#pragma once

#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "common/base/digest.h"
#include "common/merkle/proof.h"

namespace thuocdo::merkle::testing {

// D[n]: a list of entries.
using Entries = std::vector<std::string>;

// Returns the largest power of two smaller than `n`.
inline size_t SplitOf(size_t n) {
  size_t k = 1;
  while (2 * k < n) k *= 2;
  return k;
}

inline Entries Slice(const Entries& entries, size_t begin, size_t end) {
  return {entries.begin() + static_cast<ptrdiff_t>(begin), entries.begin() + static_cast<ptrdiff_t>(end)};
}

// MTH(D[n]).
inline std::string SlowRoot(const Entries& entries) {
  if (entries.empty()) return Sha256("");
  if (entries.size() == 1) return Sha256(std::string(1, '\0') + entries[0]);
  const size_t k = SplitOf(entries.size());
  return Sha256("\x01" + SlowRoot(Slice(entries, 0, k)) + SlowRoot(Slice(entries, k, entries.size())));
}

inline Hash SlowRootHash(const Entries& entries) { return *HashFrom(SlowRoot(entries)); }

// PATH(m, D[n]).
inline Proof SlowPath(size_t m, const Entries& entries) {
  if (entries.size() == 1) return {};
  const size_t k = SplitOf(entries.size());
  const Entries left = Slice(entries, 0, k);
  const Entries right = Slice(entries, k, entries.size());
  Proof path = m < k ? SlowPath(m, left) : SlowPath(m - k, right);
  path.push_back(SlowRootHash(m < k ? right : left));
  return path;
}

// SUBPROOF(m, D[n], b).
inline Proof SlowSubproof(size_t m, const Entries& entries, bool b) {
  if (m == entries.size()) return b ? Proof{} : Proof{SlowRootHash(entries)};
  const size_t k = SplitOf(entries.size());
  const Entries left = Slice(entries, 0, k);
  const Entries right = Slice(entries, k, entries.size());
  Proof proof = m <= k ? SlowSubproof(m, left, b) : SlowSubproof(m - k, right, false);
  proof.push_back(SlowRootHash(m <= k ? right : left));
  return proof;
}

// Returns distinct entries.
inline Entries MakeEntries(size_t count) {
  Entries entries;
  for (size_t i = 0; i < count; ++i) entries.push_back("entry " + std::to_string(i));
  return entries;
}

inline std::vector<Hash> LeavesOf(const Entries& entries) {
  std::vector<Hash> leaves;
  for (const std::string& entry : entries) leaves.push_back(HashLeaf(entry));
  return leaves;
}

// Returns a function that computes the hash of a node from the entries.
inline auto NodesOf(const Entries& entries) {
  return [&entries](Node node) -> absl::StatusOr<Hash> {
    const size_t begin = node.index << node.level;
    const size_t end = begin + (size_t{1} << node.level);
    if (end > entries.size()) return absl::InternalError("a node was read that is not perfect");
    return SlowRootHash(Slice(entries, begin, end));
  };
}

}  // namespace thuocdo::merkle::testing
