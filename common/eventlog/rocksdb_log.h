// The log on disk, in RocksDB. FORMAT.md gives every byte.
#pragma once

#include <memory>
#include <string>

#include "absl/status/statusor.h"
#include "common/eventlog/event_log.h"

namespace thuocdo {

// Opens the log in directory `path`, or creates it there. Appends that run at the same time share one
// write and one fdatasync.
//
// Returns FAILED_PRECONDITION if another process has it open or it has another format version, DATA_LOSS if
// what is stored contradicts itself.
absl::StatusOr<std::unique_ptr<EventLog>> OpenRocksDbLog(const std::string& path, LogOptions options = {});

}  // namespace thuocdo
