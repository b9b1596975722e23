// The events that a history's store holds (FORMAT.md).
#pragma once

#include <string>

#include "absl/functional/function_ref.h"
#include "absl/status/status.h"
#include "absl/strings/string_view.h"
#include "common/base/ids.h"
#include "common/eventlog/record.h"
#include "common/follow/store.h"

namespace thuocdo {

// Where a history keeps the position that it has come to.
inline constexpr char kPositionKey[] = "mposition";

// Where an event is.
std::string EventKey(absl::string_view stream, Revision revision);

// DATA_LOSS: a store holds something else than a history, which is said in `what`.
absl::Status NotAHistory(absl::string_view what);

// A record as it is stored, and what it says. If its payload was erased, with the erasure, unless `store` has
// not come to that yet.
using VisitRecord = absl::FunctionRef<absl::Status(const eventlog::v1::Record&, const PastEvent&)>;

// Visits the events of `stream` in `store` up to position `as_of`, in order; stops at the first error.
// DATA_LOSS if one cannot be read, or has no payload though no event erased it.
absl::Status VisitStream(const Store& store, absl::string_view stream, Position as_of, VisitRecord visit);

// The same for every stream whose name begins with `prefix`: by stream, then revision.
absl::Status VisitStreams(const Store& store, absl::string_view prefix, Position as_of, VisitRecord visit);

}  // namespace thuocdo
