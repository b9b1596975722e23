// Entry bundles, which are published next to the tiles: C2SP tlog-tiles (c2sp.org/tlog-tiles), "Log entries".
//
// A bundle has the entries of one tile of level 0, each preceded by its length in two bytes, big-endian.
#pragma once

#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"

namespace thuocdo::merkle {

inline constexpr size_t kEntryBytesMax = 0xFFFF;

// Appends `entry` to `bundle`. Returns INVALID_ARGUMENT and appends nothing if the entry has more than
// kEntryBytesMax bytes.
absl::Status AddEntry(absl::string_view entry, std::string& bundle);

// Returns the entries of `bundle`, which must outlive them; INVALID_ARGUMENT if it ends within an entry.
absl::StatusOr<std::vector<absl::string_view>> EntriesOf(absl::string_view bundle);

}  // namespace thuocdo::merkle
