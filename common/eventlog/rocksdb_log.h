// The log on disk, in RocksDB.
#pragma once

#include <memory>
#include <string>

#include "absl/status/statusor.h"
#include "common/eventlog/event_log.h"

namespace thuocdo::eventlog {

// Opens the log in directory `path`, or creates it there. Every append is synced before it is acknowledged.
//
// Returns what storage::OpenRocksDbStore and EventLog::Open return. Messages name `path`.
absl::StatusOr<std::unique_ptr<EventLog>> OpenRocksDbLog(const std::string& path, LogOptions options = {});

}  // namespace thuocdo::eventlog
