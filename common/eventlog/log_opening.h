// How a log begins, and what is checked when it is opened.
#pragma once

#include "absl/status/statusor.h"
#include "common/eventlog/append_planner.h"
#include "common/eventlog/event_log.h"
#include "common/eventlog/log_storage.h"

namespace thuocdo {

// The request id of the append that creates a log.
inline constexpr char kCreationRequestId[] = "log-created";

// Where the log in `storage` ends. An empty storage is given LogCreated first.
//
// Checks that the last record, its stream's and its request's index and the log's id agree, and that the
// first record is LogCreated; never reads the whole log. `options.random` is set.
//
// Returns FAILED_PRECONDITION for another format version, DATA_LOSS naming what contradicts what, and what
// Write returns.
absl::StatusOr<LogTail> OpenOrCreateLog(LogStorage& storage, const LogOptions& options);

}  // namespace thuocdo
