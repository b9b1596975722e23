// A log's storage in memory.
#pragma once

#include <memory>

#include "common/eventlog/log_storage.h"

namespace thuocdo {

// An empty storage. Never fails.
std::unique_ptr<LogStorage> NewMemoryStorage();

}  // namespace thuocdo
