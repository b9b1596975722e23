// The versions of the formats that are stored or exchanged as bytes, in one place. `--version` of every
// program prints them.
#pragma once

namespace thuocdo {

inline constexpr char kLogFormat[] = "1";      // of a stored log: common/eventlog/FORMAT.md
inline constexpr char kHistoryFormat[] = "1";  // of a follower's history: common/follow/FORMAT.md
inline constexpr char kBundleFormat[] = "thuocdo-bundle/1";  // of a bundle: services/audit/FORMAT.md

}  // namespace thuocdo
