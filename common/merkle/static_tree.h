// A tree and its entries as static files for any web server: C2SP tlog-tiles (c2sp.org/tlog-tiles).
//
// TilePath and EntriesPath name the files. A file never changes: a tile or bundle that has grown is a new
// file of another width, and the file of the earlier width may stay.
//
// Example: add to a mirror the entries that it lacks.
//
//   ASSIGN_OR_RETURN(StaticTree tree, StaticTree::Open(size, read));
//   RETURN_IF_ERROR(tree.Add(entries, write));
//   RETURN_IF_ERROR(tree.Finish(write));
//   if (tree.Root() != root) ...  // the entries are not those of that tree
#pragma once

#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "absl/functional/function_ref.h"
#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "common/merkle/compact_range.h"
#include "common/merkle/tiles.h"

namespace thuocdo::merkle {

// Returns the bytes of a file, or an error.
using ReadFile = absl::FunctionRef<absl::StatusOr<std::string>(const std::string& path)>;
// Writes a file.
using WriteFile = absl::FunctionRef<absl::Status(const std::string& path, absl::string_view bytes)>;

// A tree to which entries are added. Keeps only its right edge in memory: one tile per level, and one bundle.
// Not safe for use by many threads.
class StaticTree {
 public:
  // A tree without entries.
  StaticTree() = default;

  // Opens a tree of `size` entries. Reads the last tile of each level, unless it is full, and the last
  // bundle.
  //
  // Returns what `read` returns, and DATA_LOSS naming the file if it does not have the length that follows
  // from `size`, or if the entries of the bundle do not match the hashes of the tile. Compare Root to know
  // whether it is the right tree.
  static absl::StatusOr<StaticTree> Open(uint64_t size, ReadFile read);

  uint64_t size() const { return range_.size(); }
  Hash Root() const { return range_.Root(); }

  // Adds `entries`. Calls `write` for each file that they complete.
  //
  // Returns what `write` returns, and INVALID_ARGUMENT for an entry that is too large for a bundle.
  absl::Status Add(const std::vector<absl::string_view>& entries, WriteFile write);

  // Calls `write` for the incomplete files that have grown.
  absl::Status Finish(WriteFile write) const;

 private:
  absl::Status OpenTiles(uint64_t size, ReadFile read);
  absl::Status OpenBundle(uint64_t size, ReadFile read);
  absl::Status AddToBundles(const std::vector<absl::string_view>& entries, WriteFile write);
  absl::StatusOr<std::string> LastTile(TileId id) const;

  CompactRange range_;
  std::map<TileId, std::string> tiles_;  // the incomplete ones
  std::set<TileId> grown_;               // incomplete tiles with new hashes
  std::string bundle_;
};

}  // namespace thuocdo::merkle
