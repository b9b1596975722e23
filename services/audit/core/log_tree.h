// The Merkle tree over the log, in tiles beside audit's records (services/audit/FORMAT.md).
//
// The entry at position P is the leaf at index P - 1: SHA-256(0x00 ‖ header as stored). The tree of size N is
// that of the first N positions. Its tiles are written in one batch with the records, so the two never
// disagree.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "common/base/ids.h"
#include "common/merkle/proof.h"
#include "common/merkle/tiles.h"
#include "common/merkle/verify.h"
#include "common/storage/key_value_store.h"
#include "thuocdo/eventlog/v1/record.pb.h"

namespace thuocdo {

// The tiles that `records`, the next ones after `after`, add to those in `store`, by key: a Derivation
// (common/follow/history.h). Only the last tile of each level is read.
//
// Returns DATA_LOSS if the tiles in `store` are not those of `after` entries.
absl::StatusOr<std::map<std::string, std::string>> AddToLogTree(
    const storage::KeyValueStore& store, Position after, const std::vector<eventlog::v1::Record>& records);

// The tree of a log as `store` has it. Safe for use by many threads, also while records are added.
//
// Everything reads one tile of each level at most twice, whatever the tree's size: three levels hold 16
// million entries. Whatever is stored in another form is DATA_LOSS, naming the tile: delete audit's
// directory, it is built again from the log.
class LogTree {
 public:
  // `store` outlives the tree.
  explicit LogTree(const storage::KeyValueStore* store) : store_(store) {}

  // Whether the right edge is that of a tree of `size`: reads the last tile of each level.
  absl::Status Check(uint64_t size) const;

  // The tree of the first `size` positions, at most as many as are there.
  absl::StatusOr<merkle::Tree> At(uint64_t size) const;

  // The leaf of `position`.
  absl::StatusOr<merkle::Hash> Leaf(Position position) const;

  // That `position` is in the tree of `size`. Returns OUT_OF_RANGE unless 0 < `position` <= `size`.
  absl::StatusOr<merkle::Proof> Inclusion(Position position, uint64_t size) const;

  // That the tree of `second` begins with that of `first`. Returns OUT_OF_RANGE unless 0 < `first` <=
  // `second`.
  absl::StatusOr<merkle::Proof> Consistency(uint64_t first, uint64_t second) const;

  // The bytes of a tile as it is stored; empty if it is not there.
  absl::StatusOr<std::string> Tile(merkle::TileId tile) const;

 private:
  const storage::KeyValueStore* store_;
};

}  // namespace thuocdo
