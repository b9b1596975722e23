#include "common/merkle/compact_range.h"

#include <bit>

#include "common/base/status.h"

namespace thuocdo::merkle {

absl::StatusOr<CompactRange> CompactRange::Load(uint64_t size, ReadNode read) {
  CompactRange range;
  range.size_ = size;
  uint64_t begin = 0;
  for (uint64_t rest = size; rest > 0;) {
    const int level = std::countr_zero(std::bit_floor(rest));
    ASSIGN_OR_RETURN(const Hash part, read(Node{level, begin >> level}));
    range.parts_.push_back(part);
    begin += uint64_t{1} << level;
    rest = size - begin;
  }
  return range;
}

// Adding a leaf completes one perfect subtree for each trailing one-bit of the size, as adding 1 carries in
// binary.
void CompactRange::Append(const Hash& leaf) {
  Hash hash = leaf;
  for (int merged = std::countr_one(size_); merged > 0; --merged) {
    hash = HashChildren(parts_.back(), hash);
    parts_.pop_back();
  }
  parts_.push_back(hash);
  ++size_;
}

Hash CompactRange::Root() const {
  if (parts_.empty()) return EmptyRoot();
  Hash root = parts_.back();
  for (size_t i = parts_.size() - 1; i > 0; --i) root = HashChildren(parts_[i - 1], root);
  return root;
}

}  // namespace thuocdo::merkle
