#include "common/merkle/static_tree.h"

#include <functional>
#include <utility>

#include "absl/strings/str_cat.h"
#include "common/base/status.h"
#include "common/base/text.h"
#include "common/merkle/entry_bundle.h"

namespace thuocdo::merkle {
namespace {

absl::Status Damaged(const std::string& path, absl::string_view what) {
  return absl::DataLossError(absl::StrCat(path, " ", what));
}

// Returns the leaf hashes of `entries`, concatenated as in a tile of level 0.
std::string TileOf(const std::vector<absl::string_view>& entries) {
  std::string tile;
  for (const absl::string_view entry : entries) absl::StrAppend(&tile, Bytes(HashLeaf(entry)));
  return tile;
}

}  // namespace

absl::StatusOr<StaticTree> StaticTree::Open(uint64_t size, ReadFile read) {
  StaticTree tree;
  RETURN_IF_ERROR(tree.OpenTiles(size, read));
  RETURN_IF_ERROR(tree.OpenBundle(size, read));
  auto read_tile = [&tree](TileId id) { return tree.LastTile(id); };
  TiledNodes nodes(read_tile);
  ASSIGN_OR_RETURN(tree.range_, CompactRange::Load(size, std::ref(nodes)));
  return tree;
}

// All perfect subtrees of the right edge are in incomplete tiles. Written to the base 256, the size has one
// digit per level, which is the number of hashes in the last tile of that level; a digit 0 means that there
// is no incomplete tile.
absl::Status StaticTree::OpenTiles(uint64_t size, ReadFile read) {
  int level = 0;
  for (uint64_t hashes = size; hashes > 0; hashes /= kTileWidth, ++level) {
    const TileId id{level, hashes / kTileWidth};
    const uint64_t width = hashes % kTileWidth;
    if (width == 0) continue;
    const std::string path = TilePath(id, width);
    ASSIGN_OR_RETURN(tiles_[id], read(path));
    if (tiles_[id].size() != width * kHashBytes)
      return Damaged(
          path, absl::StrCat("has ", CountedNoun(tiles_[id].size(), "byte"), ", not ", width * kHashBytes));
  }
  return absl::OkStatus();
}

absl::Status StaticTree::OpenBundle(uint64_t size, ReadFile read) {
  const TileId leaves{0, size / kTileWidth};
  if (size % kTileWidth == 0) return absl::OkStatus();
  const std::string path = EntriesPath(leaves.index, size % kTileWidth);
  ASSIGN_OR_RETURN(bundle_, read(path));
  const absl::StatusOr<std::vector<absl::string_view>> entries = EntriesOf(bundle_);
  if (!entries.ok()) return Damaged(path, absl::StrCat("is not a bundle: ", entries.status().message()));
  if (TileOf(*entries) == tiles_[leaves]) return absl::OkStatus();
  return Damaged(path, absl::StrCat("does not have the entries whose hashes are in ",
                                    TilePath(leaves, size % kTileWidth)));
}

absl::StatusOr<std::string> StaticTree::LastTile(TileId id) const {
  const auto tile = tiles_.find(id);
  if (tile != tiles_.end()) return tile->second;
  return absl::InternalError(absl::StrCat("tile ", id.level, "/", id.index, " is not the last of its level"));
}

absl::Status StaticTree::Add(const std::vector<absl::string_view>& entries, WriteFile write) {
  std::vector<Hash> leaves;
  for (const absl::string_view entry : entries) leaves.push_back(HashLeaf(entry));
  auto read_tile = [this](TileId id) { return LastTile(id); };
  ASSIGN_OR_RETURN(auto changed, AddToTiles(size(), leaves, read_tile));
  RETURN_IF_ERROR(AddToBundles(entries, write));
  for (auto& [id, tile] : changed) {
    tiles_.erase(id);
    grown_.erase(id);
    if (tile.size() == kTileWidth * kHashBytes) {
      RETURN_IF_ERROR(write(TilePath(id, kTileWidth), tile));
    } else {
      tiles_[id] = std::move(tile);
      grown_.insert(id);
    }
  }
  for (const Hash& leaf : leaves) range_.Append(leaf);
  return absl::OkStatus();
}

absl::Status StaticTree::AddToBundles(const std::vector<absl::string_view>& entries, WriteFile write) {
  uint64_t index = size();
  for (const absl::string_view entry : entries) {
    RETURN_IF_ERROR(AddEntry(entry, bundle_));
    if (++index % kTileWidth != 0) continue;
    RETURN_IF_ERROR(write(EntriesPath(index / kTileWidth - 1, kTileWidth), std::exchange(bundle_, {})));
  }
  return absl::OkStatus();
}

absl::Status StaticTree::Finish(WriteFile write) const {
  for (const TileId id : grown_) {
    const std::string& tile = tiles_.at(id);
    RETURN_IF_ERROR(write(TilePath(id, tile.size() / kHashBytes), tile));
  }
  const TileId leaves{0, size() / kTileWidth};
  if (!grown_.contains(leaves)) return absl::OkStatus();
  return write(EntriesPath(leaves.index, size() % kTileWidth), bundle_);
}

}  // namespace thuocdo::merkle
