// A tree and its entries as files that anybody may be given: C2SP tlog-tiles (c2sp.org/tlog-tiles).
//
// Files are named as TilePath and EntriesPath say. A file never changes: where a tile or a bundle grows,
// there is a new one of another width. Those of an earlier width may stay.
//
// Example: what a mirror lacks.
//
//   ASSIGN_OR_RETURN(StaticTree tree, StaticTree::Open(size, read));
//   RETURN_IF_ERROR(tree.Add(entries, write));
//   RETURN_IF_ERROR(tree.Finish(write));
//   if (tree.Root() != root) ...  // what was written is not of that tree
#pragma once

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

// Gives the bytes of a file, or the reason why it cannot.
using ReadFile = absl::FunctionRef<absl::StatusOr<std::string>(const std::string& path)>;
// Takes a file.
using WriteFile = absl::FunctionRef<absl::Status(const std::string& path, absl::string_view bytes)>;

// A tree to which entries are added. Holds its right edge only: a tile a level, and a bundle.
class StaticTree {
 public:
  // A tree without entries.
  StaticTree() = default;

  // The tree of `size` whose files `read` gives: the last tile of each level, unless it is full, and the last
  // bundle.
  //
  // Returns what `read` returns, and DATA_LOSS naming the file if it does not hold as much as `size` says or
  // the entries of the bundle are not those of the tile. Whether it is the right tree, Root tells.
  static absl::StatusOr<StaticTree> Open(uint64_t size, ReadFile read);

  uint64_t size() const { return range_.size(); }
  Hash Root() const { return range_.Root(); }

  // Adds `entries`. Gives `write` each file that is full with them.
  //
  // Returns what `write` returns, and INVALID_ARGUMENT for an entry that is too large for a bundle.
  absl::Status Add(const std::vector<absl::string_view>& entries, WriteFile write);

  // Gives `write` the files that are not full and hold what was added.
  absl::Status Finish(WriteFile write) const;

 private:
  absl::Status OpenTiles(uint64_t size, ReadFile read);
  absl::Status OpenBundle(uint64_t size, ReadFile read);
  absl::Status AddToBundles(const std::vector<absl::string_view>& entries, WriteFile write);
  absl::StatusOr<std::string> LastTile(TileId id) const;

  CompactRange range_;
  std::map<TileId, std::string> tiles_;  // those that are not full
  std::set<TileId> grown_;               // of them
  std::string bundle_;
};

}  // namespace thuocdo::merkle
