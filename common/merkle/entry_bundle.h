// Entries as they are published beside the tiles: C2SP tlog-tiles (c2sp.org/tlog-tiles), "Log entries".
//
// A bundle holds the entries of one tile of level 0, each behind its length in two bytes, big-endian.
#pragma once

#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"

namespace thuocdo::merkle {

inline constexpr size_t kEntryBytesMax = 0xFFFF;

// Adds `entry` to `bundle`. Returns INVALID_ARGUMENT, and adds nothing, if it has more bytes than a bundle
// can say.
absl::Status AddEntry(absl::string_view entry, std::string& bundle);

// The entries of `bundle`, which must outlive them. Returns INVALID_ARGUMENT if it ends within an entry.
absl::StatusOr<std::vector<absl::string_view>> EntriesOf(absl::string_view bundle);

}  // namespace thuocdo::merkle
