#include "common/merkle/tiles.h"

#include <map>

#include "common/base/status.h"
#include "tests/fuzz/property.h"
#include "tests/fuzz/reference_tree.h"
#include "tests/fuzz/targets.h"

namespace thuocdo::fuzz {
namespace {

using merkle::TileId;
using StoredTiles = std::map<TileId, std::string>;

// Several tiles at level 0, and one above them.
constexpr size_t kTiledEntries = 600;

auto ReadFrom(const StoredTiles& tiles) {
  return [&tiles](TileId id) -> absl::StatusOr<std::string> {
    const auto found = tiles.find(id);
    if (found == tiles.end()) return absl::NotFoundError("there is no such tile");
    return found->second;
  };
}

// Adds the leaves from `size` on and before `end`.
absl::Status Grow(const ReferenceTree& tree, uint64_t size, uint64_t end, StoredTiles& tiles) {
  const auto begin = tree.leaves().begin();
  const std::vector<merkle::Hash> leaves(begin + static_cast<ptrdiff_t>(size),
                                         begin + static_cast<ptrdiff_t>(end));
  ASSIGN_OR_RETURN(StoredTiles changed, merkle::AddToTiles(size, leaves, ReadFrom(tiles)));
  for (auto& [id, tile] : changed) tiles[id] = std::move(tile);
  return absl::OkStatus();
}

absl::Status GivesTheRoot(const ReferenceTree& tree, uint64_t size, const StoredTiles& tiles) {
  const auto read = ReadFrom(tiles);
  merkle::TiledNodes nodes(read);
  ASSIGN_OR_RETURN(const merkle::Hash root, merkle::RootOf(size, std::ref(nodes)));
  return Hold(root == tree.At(size).root, absl::StrCat("the tiles of ", size, " have another root"));
}

// A last tile that is shorter or longer than it should be is not added to.
absl::Status RejectsAnotherSize(const ReferenceTree& tree, uint64_t size, StoredTiles tiles,
                                Choices& choices) {
  const TileId last{0, size / merkle::kTileWidth};
  if (merkle::TileWidth(last, size) == 0 || size == kTiledEntries) return absl::OkStatus();
  const size_t honest = tiles[last].size();
  tiles[last].resize(choices.UpTo(2 * honest));
  if (tiles[last].size() == honest) return absl::OkStatus();
  return Hold(absl::IsDataLoss(Grow(tree, size, size + 1, tiles)), "a tile of another size is added to");
}

}  // namespace

absl::Status Tiles(absl::string_view input) {
  static const ReferenceTree tree(kTiledEntries, "entry");
  Choices choices(input);
  StoredTiles tiles;
  uint64_t size = 0;
  while (!choices.empty() && size < kTiledEntries) {
    const uint64_t end = size + choices.UpTo(kTiledEntries - size);
    RETURN_IF_ERROR(Grow(tree, size, end, tiles));
    size = end;
  }
  StoredTiles at_once;
  RETURN_IF_ERROR(Grow(tree, 0, size, at_once));
  RETURN_IF_ERROR(Hold(tiles == at_once, "the tiles depend on how the tree grew"));
  RETURN_IF_ERROR(GivesTheRoot(tree, size, tiles));
  return RejectsAnotherSize(tree, size, std::move(tiles), choices);
}

}  // namespace thuocdo::fuzz
