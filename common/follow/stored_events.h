// The events in the store of a history (FORMAT.md).
#pragma once

#include <string>

#include "absl/functional/function_ref.h"
#include "absl/status/status.h"
#include "absl/strings/string_view.h"
#include "common/base/ids.h"
#include "common/eventlog/records/record.h"
#include "common/storage/key_value_store.h"

namespace thuocdo::follow {

// The key of the position that a history has reached.
inline constexpr char kPositionKey[] = "mposition";

// Returns the key of an event.
std::string EventKey(absl::string_view stream, Revision revision);

// Returns DATA_LOSS: a store holds something other than a history, which `what` names.
absl::Status NotAHistory(absl::string_view what);

// Called with a record as it is stored, and its event. If the payload was erased, the event comes with the
// erasure, unless the history has not reached that event yet.
using VisitRecord = absl::FunctionRef<absl::Status(const eventlog::v1::Record&, const eventlog::PastEvent&)>;

// Visits the events of `stream` in `store` up to position `as_of`, in order; stops at the first error and
// returns it.
//
// Returns DATA_LOSS if an event cannot be read, or lacks a payload that no event erased.
absl::Status VisitStream(const storage::KeyValueStore& store, absl::string_view stream, Position as_of,
                         VisitRecord visit);

// Does the same for all streams whose names begin with `prefix`: by stream, then revision.
absl::Status VisitStreams(const storage::KeyValueStore& store, absl::string_view prefix, Position as_of,
                          VisitRecord visit);

}  // namespace thuocdo::follow
