// The versions of the formats that are stored or exchanged as bytes, in one place. `--version` of every
// program prints them.
#pragma once

#include "absl/strings/string_view.h"

namespace thuocdo {

// Of a stored log: common/eventlog/FORMAT.md.
inline constexpr absl::string_view kLogFormat = "1";
// Of a follower's history: common/follow/FORMAT.md.
inline constexpr absl::string_view kHistoryFormat = "1";
// Of a bundle: services/audit/FORMAT.md.
inline constexpr absl::string_view kBundleFormat = "thuocdo-bundle/1";

}  // namespace thuocdo
