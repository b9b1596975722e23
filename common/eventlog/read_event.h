// Single events of a log, decoded.
#pragma once

#include "absl/status/statusor.h"
#include "common/base/ids.h"
#include "common/eventlog/event_log.h"
#include "common/eventlog/records/record.h"

namespace thuocdo::eventlog {

// Returns the event at `position`, or NOT_FOUND if there is none.
absl::StatusOr<PastEvent> EventAt(const EventLog& log, Position position);

// Decodes `record` of `log`, and reads the erasure from `log` if the payload is erased.
//
// Returns what Decode returns, and UNAVAILABLE while the erasure is being appended (retry).
absl::StatusOr<PastEvent> DecodeFrom(const EventLog& log, const eventlog::v1::Record& record);

}  // namespace thuocdo::eventlog
