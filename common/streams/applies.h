// The check that every event of the log applies to the events before it; a follower makes it of each event.
#pragma once

#include <memory>

#include "absl/status/status.h"
#include "common/follow/history.h"

namespace thuocdo::streams {

// Returns an EventCheck over `history`, which must outlive it and keep `campaign/` and `rule-set/`.
//
// The check folds each stream once and keeps the states of the 4096 streams used last. It checks across
// streams too: a campaign's rule set and predecessor must exist, and a sheet's campaign must be open and have
// the organization on its roster. The events of a stream that the history does not keep are not checked
// against each other.
//
// The check returns DATA_LOSS if an event does not apply. It is not safe for use by many threads; a history
// has one writer.
follow::EventCheck NewAppliesCheck(const follow::History* history);

}  // namespace thuocdo::streams
