// Creates a log, and checks one when it is opened.
#pragma once

#include "absl/status/statusor.h"
#include "common/eventlog/stored/append_planner.h"
#include "common/eventlog/stored/log_options.h"
#include "common/storage/key_value_store.h"

namespace thuocdo::eventlog {

// The request id of the append that creates a log.
inline constexpr char kCreationRequestId[] = "log-created";

// Returns where the log in `store` ends. Writes LogCreated first if `store` is empty. `options.random` is
// set.
//
// Checks the ends of the log only: that the first record is LogCreated, and that the last record, the indexes
// of its stream, request and source, and the log's id agree. Opening must not take longer as the log grows;
// damage in between is reported when it is read, and CheckStoredLog finds all of it.
//
// Returns FAILED_PRECONDITION for another format version, DATA_LOSS naming what contradicts what, and what
// Write returns.
absl::StatusOr<LogTail> OpenOrCreateLog(storage::KeyValueStore& store, const LogOptions& options);

}  // namespace thuocdo::eventlog
