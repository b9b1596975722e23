// Hashes of a Merkle tree over a list of entries: RFC 6962, section 2.1, unchanged in RFC 9162, with SHA-256.
//
// The tree of n > 1 entries is split at k, the largest power of two below n: its hash is
// SHA-256(0x01 ‖ hash of the first k ‖ hash of the others). The hash of one entry is SHA-256(0x00 ‖ entry),
// that of none SHA-256 of nothing.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>

#include "absl/strings/string_view.h"

namespace thuocdo::merkle {

inline constexpr size_t kHashBytes = 32;
using Hash = std::array<char, kHashBytes>;

// Returns the hash of a tree whose only entry is `entry`.
Hash HashLeaf(absl::string_view entry);

// Returns the hash of a tree from those of its two subtrees.
Hash HashChildren(const Hash& left, const Hash& right);

// Returns the hash of a tree without entries.
Hash EmptyRoot();

inline absl::string_view Bytes(const Hash& hash) { return {hash.data(), hash.size()}; }

// Returns `bytes` as a hash; nothing unless there are 32.
std::optional<Hash> HashFrom(absl::string_view bytes);

// A perfect subtree: the 1 << level entries that begin at index << level.
struct Node {
  int level = 0;
  uint64_t index = 0;
  friend auto operator<=>(const Node&, const Node&) = default;
};

}  // namespace thuocdo::merkle
