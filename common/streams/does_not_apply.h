// Rejecting an event that does not apply to the state of its stream.
#pragma once

#include "absl/status/status.h"
#include "absl/strings/string_view.h"
#include "common/base/ids.h"
#include "common/eventlog/records/record.h"

namespace thuocdo::streams {

// Returns DATA_LOSS that names the event's kind, stream and position, and says why it does not apply.
absl::Status DoesNotApply(const eventlog::PastEvent& event, absl::string_view why);

// Returns OK if `event` belongs to `stream`, as its payload says, and follows revision `known`; DATA_LOSS
// otherwise.
absl::Status CheckNext(const eventlog::PastEvent& event, Revision known, absl::string_view stream);

}  // namespace thuocdo::streams
