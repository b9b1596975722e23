// Ordered keys and values: what the event log and every follower's history are stored in.
//
// Implementations: memory (memory_store.h) and RocksDB (rocksdb_store.h). One contract test suite runs over
// both (key_value_store_contract_test.cc).
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
#include "common/storage/key_range.h"

namespace thuocdo::storage {

using Batch = std::map<std::string, std::string>;
using Entry = std::pair<std::string, std::string>;

// Keys and values, both any bytes, in the byte order of the keys.
//
// Safe for use by many threads. Write and Overwrite are called by one thread at a time; any number of threads
// read meanwhile. A reader sees the whole of a batch or nothing of it. Every reading function returns
// DATA_LOSS if something stored cannot be read.
class KeyValueStore {
 public:
  using Visitor = absl::FunctionRef<absl::Status(absl::string_view key, absl::string_view value)>;
  // Returns whether to go on with the next entry.
  using StoppingVisitor = absl::FunctionRef<absl::StatusOr<bool>(absl::string_view, absl::string_view)>;

  virtual ~KeyValueStore() = default;

  // Sets every key of `batch` to its value: all of them or none, even across a power cut. A store that syncs
  // (RocksDbOptions) returns OK only once the batch survives a power cut; any other store may lose the
  // latest batches in one, never an earlier one alone.
  //
  // Returns UNAVAILABLE if writing failed. Whether the batch is stored is then unknown until the store is
  // opened again; the store accepts no further writes before that.
  virtual absl::Status Write(const Batch& batch) = 0;

  // Writes `batch` and destroys the earlier values of `keys`, to which `batch` gives new ones: when this
  // returns OK, no memory and no file of the store holds them. If the process ends after the batch was
  // written, opening the store finishes the destruction. Errors are those of Write.
  virtual absl::Status Overwrite(const Batch& batch, const std::vector<std::string>& keys) = 0;

  // Returns the value of `key`, or nothing if the key is not there.
  virtual absl::StatusOr<std::optional<std::string>> Get(absl::string_view key) const = 0;

  // Returns the first and the last entry of `keys`, or nothing if the range is empty.
  virtual absl::StatusOr<std::optional<Entry>> First(const KeyRange& keys) const = 0;
  virtual absl::StatusOr<std::optional<Entry>> Last(const KeyRange& keys) const = 0;

  // Calls `visit` with every entry of `keys`, in order, as they were when the call began. `visit` may read
  // and write this store. Stops at the first error of `visit` and returns it.
  absl::Status Scan(const KeyRange& keys, Visitor visit) const;

  // Does the same until `visit` returns false; returns OK then.
  virtual absl::Status ScanWhile(const KeyRange& keys, StoppingVisitor visit) const = 0;
  // A visitor that returns a Status alone does not say whether to go on.
  absl::Status ScanWhile(const KeyRange& keys, Visitor visit) const = delete;

  // Opens what is stored now as a store that does not change and cannot be written. It is read from the disk,
  // not from caches, and every checksum has been verified, so damage shows that a running store may not
  // notice before it is opened again.
  //
  // Returns DATA_LOSS if a file is damaged, UNAVAILABLE if one cannot be opened.
  virtual absl::StatusOr<std::unique_ptr<const KeyValueStore>> OpenSnapshot() const = 0;

  // Copies what is stored now into the new directory `directory` and opens the copy as OpenSnapshot does. The
  // copy shares no file with this store and is synced. Called by one thread at a time.
  //
  // Returns ALREADY_EXISTS if `directory` exists, FAILED_PRECONDITION if this store is not kept in files,
  // UNAVAILABLE if writing failed, and DATA_LOSS if the copy is damaged. After the last two, what is in
  // `directory` is no backup.
  virtual absl::StatusOr<std::unique_ptr<const KeyValueStore>> BackUp(const std::string& directory) const = 0;
};

}  // namespace thuocdo::storage
