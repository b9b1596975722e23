// Refusing an event that does not follow from what its stream says.
#pragma once

#include "absl/status/status.h"
#include "absl/strings/string_view.h"
#include "common/base/ids.h"
#include "common/eventlog/record.h"

namespace thuocdo {

// DATA_LOSS that names the event's kind, stream and position, and says why it does not apply.
absl::Status DoesNotApply(const PastEvent& event, absl::string_view why);

// Whether `event` is the next one after revision `known` and belongs to `stream`; DATA_LOSS otherwise.
absl::Status CheckNext(const PastEvent& event, Revision known, absl::string_view stream);

}  // namespace thuocdo
