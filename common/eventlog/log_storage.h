// What a log needs of its storage. Everything else is the same for every log (stored_log.h).
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
#include "common/eventlog/log_format.h"

namespace thuocdo {

// Ordered keys and values. One thread writes at a time; any number read meanwhile.
class LogStorage {
 public:
  using Batch = std::map<std::string, std::string>;
  using Entry = std::pair<std::string, std::string>;
  using Visitor = absl::FunctionRef<absl::Status(absl::string_view key, absl::string_view value)>;

  virtual ~LogStorage() = default;

  // Sets every key to its value: all of them, or none, even if the power is cut. When this returns OK
  // they survive that. After an error nobody knows, until the storage is opened again.
  virtual absl::Status Write(const Batch& batch) = 0;

  // As Write. When this returns OK, nothing that is kept holds an earlier value of `keys`, to which `batch`
  // gives new ones. If it is cut off after the batch was written, opening the storage again ends it.
  virtual absl::Status Overwrite(const Batch& batch, const std::vector<std::string>& keys) = 0;

  // The value of `key`; nothing if it has none. Returns DATA_LOSS if it cannot be read, as all of these do.
  virtual absl::StatusOr<std::optional<std::string>> Get(absl::string_view key) const = 0;

  // The first entry of `keys`; nothing if it is empty.
  virtual absl::StatusOr<std::optional<Entry>> First(const log_format::KeyRange& keys) const = 0;

  // The last entry of `keys`; nothing if it is empty.
  virtual absl::StatusOr<std::optional<Entry>> Last(const log_format::KeyRange& keys) const = 0;

  // Calls `visit` for every entry of `keys`, in byte order; stops at the first error and returns it. Entries
  // written meanwhile may be seen or not. `visit` may read and write this storage.
  virtual absl::Status Scan(const log_format::KeyRange& keys, Visitor visit) const = 0;

  // What is stored now, read anew from where it is kept, as a storage that stays as it is and cannot be
  // written. Every checksum that there is has been verified.
  virtual absl::StatusOr<std::unique_ptr<const LogStorage>> Reread() const = 0;

  // Copies what is stored now into new files in the new directory `directory`, synced, and returns that copy
  // as Reread does. Its errors are those of EventLog::BackUp.
  virtual absl::StatusOr<std::unique_ptr<const LogStorage>> BackUp(const std::string& directory) const = 0;
};

}  // namespace thuocdo
