// RocksDB as everything here opens and reads it.
#pragma once

#include <rocksdb/db.h>

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "absl/functional/function_ref.h"
#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"

namespace thuocdo {

// An open database. Everything is checked as it is read; a damaged tail of the write-ahead log ends it,
// damage before that is an error. After a failed write it takes no more until it is opened again.
class RocksDbDatabase {
 public:
  // Opens the database in directory `path`, made if need be. `recovery` says what becomes of a write-ahead
  // log with damage in it: an error, or a shorter one.
  //
  // Returns FAILED_PRECONDITION if another process has it open, DATA_LOSS if it is damaged, and
  // UNAVAILABLE if the directory cannot be used.
  static absl::StatusOr<std::unique_ptr<RocksDbDatabase>> Open(const std::string& path,
                                                               rocksdb::WALRecoveryMode recovery);

  // Opens what is stored in `path` now beside whoever has it open, only to be read, and verifies every
  // checksum in its files. Later writes are not seen.
  //
  // Returns DATA_LOSS if it is damaged, UNAVAILABLE if it cannot be opened otherwise.
  static absl::StatusOr<std::unique_ptr<RocksDbDatabase>> OpenToRead(const std::string& path,
                                                                     rocksdb::WALRecoveryMode recovery);

  // Copies what is in the database now into new files in the new directory `directory`, synced. One call at a
  // time.
  //
  // Returns ALREADY_EXISTS if there is something, UNAVAILABLE if it cannot be written.
  absl::Status BackUp(const std::string& directory) const;

  // Sets every key to its value, all together, and syncs that if `sync`. Returns UNAVAILABLE if it fails.
  absl::Status Write(const std::map<std::string, std::string>& batch, bool sync);

  // As Write; then rewrites whatever files hold earlier values of `keys`, so that none does any more. Where
  // this is cut off, Open ends it. Returns UNAVAILABLE if it fails: the keys may have their new values all
  // the same.
  absl::Status Overwrite(const std::map<std::string, std::string>& batch, bool sync,
                         const std::vector<std::string>& keys);

  rocksdb::DB& db() const { return *db_; }

  // The value of `key`; nothing if it has none. Returns DATA_LOSS if it cannot be read, as Scan does.
  absl::StatusOr<std::optional<std::string>> Get(absl::string_view key) const;

  // Calls `visit` for every key from `from` on and before `to`, in byte order, as they were when the call
  // began. Stops at the first error and returns it.
  absl::Status Scan(
      absl::string_view from, absl::string_view to,
      absl::FunctionRef<absl::Status(absl::string_view key, absl::string_view value)> visit) const;

 private:
  absl::Status FinishOverwriting();
  std::string UnfinishedFile() const;

  explicit RocksDbDatabase(std::unique_ptr<rocksdb::DB> db) : db_(std::move(db)) {}

  std::unique_ptr<rocksdb::DB> db_;
};

inline rocksdb::Slice ToSlice(absl::string_view bytes) { return {bytes.data(), bytes.size()}; }
inline absl::string_view ToView(const rocksdb::Slice& bytes) { return {bytes.data(), bytes.size()}; }

// OK, or DATA_LOSS: something cannot be read.
absl::Status ReadStatus(const rocksdb::Status& status);

}  // namespace thuocdo
