// A follower's own storage: ordered keys and values, written in batches.
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "absl/functional/function_ref.h"
#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"

namespace thuocdo {

// Ordered keys and values. Safe for use by many threads: a reader sees a batch as a whole or not at all.
class Store {
 public:
  virtual ~Store() = default;

  // Sets every key to its value, all together. It is not synced: after a power cut a prefix of the batches
  // is there, which is enough, since each batch bears its position.
  //
  // Returns UNAVAILABLE if writing failed.
  virtual absl::Status Write(const std::map<std::string, std::string>& batch) = 0;

  // As Write. When this returns OK, nothing that is kept holds an earlier value of `keys`, to which `batch`
  // gives new ones. If it is cut off after the batch was written, opening the store again ends it.
  virtual absl::Status Overwrite(const std::map<std::string, std::string>& batch,
                                 const std::vector<std::string>& keys) = 0;

  // The value of `key`; nothing if it has none. Returns DATA_LOSS if it cannot be read.
  virtual absl::StatusOr<std::optional<std::string>> Get(absl::string_view key) const = 0;

  // Calls `visit` for every key from `from` on and before `to`, in byte order, as they were when the call
  // began. Stops at the first error and returns it.
  virtual absl::Status Scan(
      absl::string_view from, absl::string_view to,
      absl::FunctionRef<absl::Status(absl::string_view key, absl::string_view value)> visit) const = 0;

  // What is stored now, read anew from where it is kept, as a store that stays as it is. Every checksum that
  // there is has been verified.
  //
  // Returns DATA_LOSS if it is damaged, UNAVAILABLE if it may not be read.
  virtual absl::StatusOr<std::unique_ptr<const Store>> Reread() const = 0;
};

// A store in memory.
std::unique_ptr<Store> NewMemoryStore();

// A store in RocksDB in directory `path`, made if need be. Returns FAILED_PRECONDITION if another process has
// it open. Linked apart (thuocdo::rocksdb_store), so that cores stay free of RocksDB.
absl::StatusOr<std::unique_ptr<Store>> OpenRocksDbStore(const std::string& path);

}  // namespace thuocdo
