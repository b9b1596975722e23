// A tree cut into tiles: C2SP tlog-tiles (c2sp.org/tlog-tiles), height 8.
//
// The tile at level l has 256 consecutive hashes of nodes of height 8·l; the last tile of a level may have
// fewer. The hash of any other node is computed from the one tile that has its descendants. Full tiles never
// change.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "absl/functional/function_ref.h"
#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "common/merkle/hash.h"

namespace thuocdo::merkle {

inline constexpr int kTileHeight = 8;
inline constexpr uint64_t kTileWidth = uint64_t{1} << kTileHeight;

// Identifies a tile.
struct TileId {
  int level = 0;
  uint64_t index = 0;
  friend auto operator<=>(const TileId&, const TileId&) = default;
};

// Returns how many hashes `tile` has in a tree of `size` entries, 0 to 256.
uint64_t TileWidth(TileId tile, uint64_t size);

// Returns the path at which `tile` is published with `width` hashes: "tile/0/x001/234", "tile/1/000.p/7".
std::string TilePath(TileId tile, uint64_t width);

// Returns the path at which the entries of the level-0 tile at `index` are published:
// "tile/entries/x001/234.p/7".
std::string EntriesPath(uint64_t index, uint64_t width);

// Returns the bytes of a tile, its concatenated hashes, or an error.
using ReadTile = absl::FunctionRef<absl::StatusOr<std::string>(TileId)>;

// Reads the nodes of a tree that is stored as tiles. Reads each tile once. Not safe for use by many threads.
class TiledNodes {
 public:
  // `read` must outlive the nodes.
  explicit TiledNodes(ReadTile read) : read_(read) {}

  // Returns the hash of `node`, for which up to 255 hashes are computed. Returns what `read` returns, and
  // DATA_LOSS naming the tile if it does not have the node.
  absl::StatusOr<Hash> operator()(Node node);

  size_t tiles_read() const { return tiles_.size(); }

 private:
  absl::StatusOr<absl::string_view> Tile(TileId id);

  ReadTile read_;
  std::map<TileId, std::string> tiles_;
};

// Returns the tiles that adding `leaves` to a tree of `size` entries creates or changes. Reads only the last
// tile of each level.
//
// Returns what `read` returns, and DATA_LOSS naming the tile if one does not have the width that follows from
// `size`.
absl::StatusOr<std::map<TileId, std::string>> AddToTiles(uint64_t size, const std::vector<Hash>& leaves,
                                                         ReadTile read);

}  // namespace thuocdo::merkle
