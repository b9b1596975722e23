// Whether every event applies to what came before it: what a follower checks before it goes on.
#pragma once

#include <memory>

#include "absl/status/status.h"
#include "common/follow/history.h"

namespace thuocdo {

// An EventCheck over `history`, which outlives it and keeps `campaign/` and `rule-set/`. Folds each stream
// once, keeps the states of the 4096 streams used last, and checks across streams too: a campaign's rule set
// and predecessor are known, a sheet's campaign is open and has the organization on its roster. Of a stream
// that the history does not keep, only what happened since is checked. Not safe for use by many threads (a
// history has one writer).
EventCheck NewAppliesCheck(const History* history);

}  // namespace thuocdo
