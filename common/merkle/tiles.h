// A tree cut into tiles: C2SP tlog-tiles (c2sp.org/tlog-tiles), height 8.
//
// The tile at level l holds 256 hashes of nodes of height 8·l, side by side; the last tile of a level may
// hold fewer. A node is hashed from the one tile that its height falls into. Tiles that are full never
// change.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "absl/functional/function_ref.h"
#include "absl/status/statusor.h"
#include "common/merkle/hash.h"

namespace thuocdo::merkle {

inline constexpr int kTileHeight = 8;
inline constexpr uint64_t kTileWidth = uint64_t{1} << kTileHeight;

// Which tile.
struct TileId {
  int level = 0;
  uint64_t index = 0;
  friend auto operator<=>(const TileId&, const TileId&) = default;
};

// How many hashes `tile` has in a tree of `size`, 0 to 256.
uint64_t TileWidth(TileId tile, uint64_t size);

// Where `tile` is published, with as many hashes as `width` says: "tile/0/x001/234", "tile/1/000.p/7".
std::string TilePath(TileId tile, uint64_t width);

// Where the entries of the level-0 tile at `index` are published: "tile/entries/x001/234.p/7".
std::string EntriesPath(uint64_t index, uint64_t width);

// The bytes of a tile: its hashes one after the other.
using ReadTile = absl::FunctionRef<absl::StatusOr<std::string>(TileId)>;

// The nodes of a stored tree. Each tile is read once.
class TiledNodes {
 public:
  // `read`, which outlives the nodes, gives a tile as it is, or the reason why it cannot.
  explicit TiledNodes(ReadTile read) : read_(read) {}

  // The hash of `node`: up to 255 hashes are hashed for it. Returns what `read` returns, and DATA_LOSS naming
  // the tile if it does not hold the node.
  absl::StatusOr<Hash> operator()(Node node);

  size_t tiles_read() const { return tiles_.size(); }

 private:
  absl::StatusOr<absl::string_view> Tile(TileId id);

  ReadTile read_;
  std::map<TileId, std::string> tiles_;
};

// The tiles that are new or different once `leaves` are added to a tree of `size` that `read` gives the tiles
// of, as they are then. Only the last tile of each level is read.
//
// Returns what `read` returns, and DATA_LOSS naming the tile if one does not have the width that `size` says.
absl::StatusOr<std::map<TileId, std::string>> AddToTiles(uint64_t size, const std::vector<Hash>& leaves,
                                                         ReadTile read);

}  // namespace thuocdo::merkle
