// A log in memory: for tests and for trying things out. Keeps nothing.
#pragma once

#include <memory>

#include "common/eventlog/event_log.h"

namespace thuocdo {

// A new log that holds LogCreated.
std::unique_ptr<EventLog> NewMemoryLog(LogOptions options = {});

}  // namespace thuocdo
