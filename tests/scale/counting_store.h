// A store that counts what is read from it.
#pragma once

#include <cstdint>
#include <optional>
#include <ostream>
#include <string>
#include <utility>

#include "common/storage/forwarding_store_for_tests.h"

namespace thuocdo::scale {

// What was read.
struct Reads {
  uint64_t gets = 0;
  uint64_t scans = 0;
  uint64_t entries = 0;  // that scans have come by
  uint64_t bytes = 0;    // of keys and values
  friend bool operator==(const Reads&, const Reads&) = default;
};

inline std::ostream& operator<<(std::ostream& out, const Reads& reads) {
  return out << reads.gets << " gets, " << reads.scans << " scans, " << reads.entries << " entries, "
             << reads.bytes << " bytes";
}

// Forwards every call to another store. Counts for one reading thread.
class CountingStore final : public storage::ForwardingStore {
 public:
  using ForwardingStore::ForwardingStore;

  // Returns what was read since the last call.
  Reads Take() { return std::exchange(reads_, Reads()); }

  absl::StatusOr<std::optional<std::string>> Get(absl::string_view key) const override {
    auto value = ForwardingStore::Get(key);
    ++reads_.gets;
    if (value.ok() && value->has_value()) reads_.bytes += key.size() + (*value)->size();
    return value;
  }

  absl::Status ScanWhile(const storage::KeyRange& keys, StoppingVisitor visit) const override {
    ++reads_.scans;
    return ForwardingStore::ScanWhile(keys, [&](absl::string_view key, absl::string_view value) {
      ++reads_.entries;
      reads_.bytes += key.size() + value.size();
      return visit(key, value);
    });
  }

 private:
  mutable Reads reads_;
};

}  // namespace thuocdo::scale
