// The Merkle tree over the log, stored as tiles next to the records of audit (services/audit/FORMAT.md).
//
// The record at position P is the leaf at index P - 1: SHA-256(0x00 ‖ header as stored). The tree of size N
// covers the first N positions. Tiles are written in one batch with the records, so the two cannot disagree.
#pragma once

#include <cstdint>
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

namespace thuocdo::audit {

// Returns the tiles that `records`, which follow position `after`, add to those in `store`, by key. A
// Derivation (common/follow/history.h): pure, and reads only the last tile of each level.
//
// Returns DATA_LOSS if the tiles in `store` are not those of `after` entries.
absl::StatusOr<std::map<std::string, std::string>> AddToLogTree(
    const storage::KeyValueStore& store, Position after, const std::vector<eventlog::v1::Record>& records);

// Reads the tree of a log from `store`. Safe for use by many threads, also while records are added.
//
// Every function reads one tile of each level at most twice, whatever the size of the tree: three levels hold
// 16 million entries. A damaged tile is DATA_LOSS that names the tile; audit rebuilds its directory from the
// log once an administrator has deleted it.
class LogTree {
 public:
  // `store` must outlive the tree.
  explicit LogTree(const storage::KeyValueStore* store) : store_(store) {}

  // Checks that the right edge is that of a tree of `size`: reads the last tile of each level.
  absl::Status CheckRightEdge(uint64_t size) const;

  // Returns the size and root of the tree of the first `size` positions, which must be stored.
  absl::StatusOr<merkle::Tree> TreeOfSize(uint64_t size) const;

  // Returns the leaf hash of `position`.
  absl::StatusOr<merkle::Hash> Leaf(Position position) const;

  // Returns the proof that the tree of `size` has `position`. Returns OUT_OF_RANGE unless 0 < `position` <=
  // `size`.
  absl::StatusOr<merkle::Proof> ProveInclusion(Position position, uint64_t size) const;

  // Returns the proof that the tree of `second` begins with that of `first`. Returns OUT_OF_RANGE unless
  // 0 < `first` <= `second`.
  absl::StatusOr<merkle::Proof> ProveConsistency(uint64_t first, uint64_t second) const;

  // Returns the bytes of a tile as stored; empty if it is not stored.
  absl::StatusOr<std::string> StoredTile(merkle::TileId tile) const;

 private:
  const storage::KeyValueStore* store_;
};

}  // namespace thuocdo::audit
