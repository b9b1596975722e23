// A log in memory: for tests, and for trying things out.
#pragma once

#include <memory>

#include "common/eventlog/event_log.h"

namespace thuocdo::eventlog {

// Returns a new log, which holds LogCreated.
std::unique_ptr<EventLog> NewMemoryLog(LogOptions options = {});

}  // namespace thuocdo::eventlog
