#include "common/eventlog/memory_log.h"

#include <utility>

#include "common/eventlog/memory_storage.h"
#include "common/eventlog/stored_log.h"

namespace thuocdo {

std::unique_ptr<EventLog> NewMemoryLog(LogOptions options) {
  return *StoredLog::Open(NewMemoryStorage(), std::move(options));  // memory never fails
}

}  // namespace thuocdo
