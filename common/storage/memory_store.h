// A store in memory: for tests, and for trying things out.
#pragma once

#include <memory>

#include "common/storage/key_value_store.h"

namespace thuocdo::storage {

// Returns an empty store. It never fails, and BackUp returns FAILED_PRECONDITION, since it has no files.
std::unique_ptr<KeyValueStore> NewMemoryStore();

}  // namespace thuocdo::storage
