#include "services/audit/core/tree/log_tree.h"

#include "absl/strings/str_cat.h"
#include "common/base/status.h"
#include "common/base/text.h"
#include "common/eventlog/stored/log_format.h"

namespace thuocdo::audit {
namespace {

std::string TileKey(merkle::TileId tile) {
  const char level = static_cast<char>(tile.level);
  return absl::StrCat("t", absl::string_view(&level, 1), eventlog::log_format::BigEndian(tile.index));
}

absl::StatusOr<std::string> ReadTile(const storage::KeyValueStore& store, merkle::TileId tile) {
  ASSIGN_OR_RETURN(std::optional<std::string> value, store.Get(TileKey(tile)));
  return std::move(value).value_or("");
}

absl::Status AdviseRebuild(const absl::Status& status) {
  if (!absl::IsDataLoss(status)) return status;
  return absl::DataLossError(
      absl::StrCat("the tree of audit: ", status.message(),
                   "; stop audit and delete its directory, it is rebuilt from the log"));
}

// Calls `use` with the nodes of `store`.
template <typename Use>
auto WithNodes(const storage::KeyValueStore& store, Use use)
    -> decltype(use(std::declval<merkle::ReadNode>())) {
  auto read = [&](merkle::TileId tile) { return ReadTile(store, tile); };
  merkle::TiledNodes nodes(read);
  auto read_node = [&](merkle::Node node) { return nodes(node); };
  auto result = use(read_node);
  if (!result.ok()) return AdviseRebuild(result.status());
  return result;
}

}  // namespace

absl::StatusOr<std::map<std::string, std::string>> AddToLogTree(
    const storage::KeyValueStore& store, Position after, const std::vector<eventlog::v1::Record>& records) {
  std::vector<merkle::Hash> leaves;
  for (const eventlog::v1::Record& record : records) leaves.push_back(merkle::HashLeaf(record.header()));
  auto read = [&](merkle::TileId tile) { return ReadTile(store, tile); };
  auto tiles = merkle::AddToTiles(after.value, leaves, read);
  RETURN_IF_ERROR(AdviseRebuild(tiles.status()));
  std::map<std::string, std::string> batch;
  for (auto& [tile, bytes] : *tiles) batch[TileKey(tile)] = std::move(bytes);
  return batch;
}

absl::Status LogTree::CheckRightEdge(uint64_t size) const {
  merkle::TileId tile;
  for (uint64_t hashes = size; hashes > 0; hashes /= merkle::kTileWidth, ++tile.level) {
    tile.index = (hashes - 1) / merkle::kTileWidth;
    ASSIGN_OR_RETURN(const std::string bytes, StoredTile(tile));
    const uint64_t wanted = merkle::TileWidth(tile, size) * merkle::kHashBytes;
    if (bytes.size() == wanted) continue;
    return AdviseRebuild(
        absl::DataLossError(absl::StrCat(merkle::TilePath(tile, merkle::TileWidth(tile, size)), " has ",
                                         CountedNoun(bytes.size(), "byte"), ", not ", wanted)));
  }
  return absl::OkStatus();
}

absl::StatusOr<merkle::Tree> LogTree::TreeOfSize(uint64_t size) const {
  ASSIGN_OR_RETURN(const merkle::Hash root,
                   WithNodes(*store_, [&](merkle::ReadNode read) { return merkle::RootOf(size, read); }));
  return merkle::Tree{size, root};
}

absl::StatusOr<merkle::Hash> LogTree::Leaf(Position position) const {
  return WithNodes(*store_, [&](merkle::ReadNode read) { return read({0, position.value - 1}); });
}

absl::StatusOr<merkle::Proof> LogTree::ProveInclusion(Position position, uint64_t size) const {
  if (position.value == 0) return absl::OutOfRangeError("there is no position 0");
  return WithNodes(
      *store_, [&](merkle::ReadNode read) { return merkle::InclusionProof(position.value - 1, size, read); });
}

absl::StatusOr<merkle::Proof> LogTree::ProveConsistency(uint64_t first, uint64_t second) const {
  return WithNodes(*store_,
                   [&](merkle::ReadNode read) { return merkle::ConsistencyProof(first, second, read); });
}

absl::StatusOr<std::string> LogTree::StoredTile(merkle::TileId tile) const { return ReadTile(*store_, tile); }

}  // namespace thuocdo::audit
