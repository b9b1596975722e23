#include "common/merkle/tiles.h"

#include <algorithm>
#include <utility>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "common/base/status.h"
#include "common/base/text.h"

namespace thuocdo::merkle {
namespace {

// Returns `index` in groups of three digits, with an x before all but the last.
std::string IndexPath(uint64_t index) {
  std::string path = absl::StrFormat("%03d", index % 1000);
  while (index >= 1000) {
    index /= 1000;
    path = absl::StrCat(absl::StrFormat("x%03d/", index % 1000), path);
  }
  return path;
}

std::string WithWidth(std::string path, uint64_t width) {
  if (width < kTileWidth) absl::StrAppend(&path, ".p/", width);
  return path;
}

absl::Status Damaged(TileId tile, absl::string_view what) {
  return absl::DataLossError(absl::StrCat("tile ", tile.level, "/", tile.index, " ", what));
}

// Returns the hash of the perfect tree over `hashes`, whose number is a power of two.
Hash HashOver(absl::string_view hashes) {
  if (hashes.size() == kHashBytes) return *HashFrom(hashes);
  const size_t half = hashes.size() / 2;
  return HashChildren(HashOver(hashes.substr(0, half)), HashOver(hashes.substr(half)));
}

// Collects the tiles that change while leaves are added, level by level.
class TileWriter {
 public:
  TileWriter(uint64_t size, ReadTile read) : size_(size), read_(read) {}

  // Adds `hashes`, at least one, to `level`. A tile that becomes full adds its own hash to the level above,
  // so that the last tile of every level is read at most once.
  absl::Status AddHashes(int level, const std::vector<Hash>& hashes) {
    uint64_t index = size_ >> (kTileHeight * level);
    std::vector<Hash> above;
    ASSIGN_OR_RETURN(std::string tile, ReadLastTile(TileId{level, index / kTileWidth}));
    for (const Hash& hash : hashes) {
      absl::StrAppend(&tile, Bytes(hash));
      const TileId id{level, index++ / kTileWidth};
      if (index % kTileWidth != 0) continue;
      above.push_back(HashOver(tile));
      changed_[id] = std::exchange(tile, {});
    }
    if (!tile.empty()) changed_[TileId{level, index / kTileWidth}] = std::move(tile);
    return above.empty() ? absl::OkStatus() : AddHashes(level + 1, above);
  }

  std::map<TileId, std::string> changed() && { return std::move(changed_); }

 private:
  // Returns the stored tile; empty if it does not exist yet.
  absl::StatusOr<std::string> ReadLastTile(TileId id) {
    const uint64_t width = TileWidth(id, size_);
    if (width == 0) return "";
    ASSIGN_OR_RETURN(std::string tile, read_(id));
    if (tile.size() != width * kHashBytes)
      return Damaged(id,
                     absl::StrCat("has ", CountedNoun(tile.size(), "byte"), ", not ", width * kHashBytes));
    return tile;
  }

  const uint64_t size_;
  ReadTile read_;
  std::map<TileId, std::string> changed_;
};

}  // namespace

uint64_t TileWidth(TileId tile, uint64_t size) {
  if (tile.level >= 64 / kTileHeight) return 0;
  const uint64_t hashes = size >> (kTileHeight * tile.level);
  const uint64_t begin = tile.index * kTileWidth;
  return hashes <= begin ? 0 : std::min(hashes - begin, kTileWidth);
}

std::string TilePath(TileId tile, uint64_t width) {
  return WithWidth(absl::StrCat("tile/", tile.level, "/", IndexPath(tile.index)), width);
}

std::string EntriesPath(uint64_t index, uint64_t width) {
  return WithWidth(absl::StrCat("tile/entries/", IndexPath(index)), width);
}

absl::StatusOr<Hash> TiledNodes::operator()(Node node) {
  const int height = node.level % kTileHeight;
  const uint64_t first = node.index << height;
  const TileId id{node.level / kTileHeight, first / kTileWidth};
  ASSIGN_OR_RETURN(const absl::string_view tile, Tile(id));
  const size_t begin = (first % kTileWidth) * kHashBytes;
  const size_t size = kHashBytes << height;
  if (tile.size() < begin + size)
    return Damaged(id, absl::StrCat("has only ", CountedNoun(tile.size(), "byte")));
  return HashOver(tile.substr(begin, size));
}

absl::StatusOr<absl::string_view> TiledNodes::Tile(TileId id) {
  if (const auto known = tiles_.find(id); known != tiles_.end()) return known->second;
  ASSIGN_OR_RETURN(std::string tile, read_(id));
  return tiles_.emplace(id, std::move(tile)).first->second;
}

absl::StatusOr<std::map<TileId, std::string>> AddToTiles(uint64_t size, const std::vector<Hash>& leaves,
                                                         ReadTile read) {
  TileWriter writer(size, read);
  if (leaves.empty()) return std::move(writer).changed();
  RETURN_IF_ERROR(writer.AddHashes(0, leaves));
  return std::move(writer).changed();
}

}  // namespace thuocdo::merkle
