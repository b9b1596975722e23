#include "common/eventlog/memory_log.h"

#include <utility>

#include "common/storage/memory_store.h"

namespace thuocdo::eventlog {

std::unique_ptr<EventLog> NewMemoryLog(LogOptions options) {
  return *EventLog::Open(storage::NewMemoryStore(), std::move(options));  // a new store in memory never fails
}

}  // namespace thuocdo::eventlog
