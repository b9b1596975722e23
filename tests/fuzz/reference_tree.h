// A small tree with honest hashes, for fuzz targets that lie about it.
#pragma once

#include <vector>

#include "absl/status/statusor.h"
#include "absl/strings/str_cat.h"
#include "common/merkle/proof.h"
#include "common/merkle/verify.h"

namespace thuocdo::fuzz {

// The tree of entries "<name> 0", "<name> 1", ..., where those before `forked_at` are of the name "both".
// All perfect nodes are hashed once, so that roots and proofs cost next to nothing.
class ReferenceTree {
 public:
  ReferenceTree(size_t size, absl::string_view name, size_t forked_at = 0) : levels_(1) {
    for (size_t i = 0; i < size; ++i)
      levels_[0].push_back(merkle::HashLeaf(absl::StrCat(i < forked_at ? "both" : name, " ", i)));
    while (levels_.back().size() > 1) levels_.push_back(Above(levels_.back()));
  }

  uint64_t size() const { return levels_[0].size(); }
  const std::vector<merkle::Hash>& leaves() const { return levels_[0]; }

  absl::StatusOr<merkle::Hash> operator()(merkle::Node node) const {
    const auto level = static_cast<size_t>(node.level);
    if (level < levels_.size() && node.index < levels_[level].size()) return levels_[level][node.index];
    return absl::InternalError("a node was read that is not perfect");
  }

  // The tree of the first `size` entries.
  merkle::Tree At(uint64_t size) const { return {size, merkle::RootOf(size, *this).value()}; }

 private:
  static std::vector<merkle::Hash> Above(const std::vector<merkle::Hash>& level) {
    std::vector<merkle::Hash> above;
    for (size_t i = 0; i + 1 < level.size(); i += 2)
      above.push_back(merkle::HashChildren(level[i], level[i + 1]));
    return above;
  }

  std::vector<std::vector<merkle::Hash>> levels_;
};

}  // namespace thuocdo::fuzz
