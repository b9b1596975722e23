// Everything that a store holds, for tests.
#pragma once

#include <gtest/gtest.h>

#include "common/storage/key_value_store.h"

namespace thuocdo::storage {

inline Batch EntriesOf(const KeyValueStore& store) {
  Batch entries;
  auto keep = [&](absl::string_view key, absl::string_view value) {
    entries[std::string(key)] = std::string(value);
    return absl::OkStatus();
  };
  EXPECT_EQ(store.Scan(KeyRange(), keep), absl::OkStatus());
  return entries;
}

}  // namespace thuocdo::storage
