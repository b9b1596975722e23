#include "common/storage/rocksdb_store.h"

#include <rocksdb/db.h>
#include <rocksdb/env.h>
#include <rocksdb/utilities/checkpoint.h>
#include <rocksdb/write_batch.h>

#include <cstdarg>
#include <cstdio>
#include <filesystem>
#include <system_error>
#include <utility>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "common/base/status.h"
#include "common/system/files.h"

namespace thuocdo::storage {
namespace {

constexpr int kSnapshotTriesMax = 5;

// Prints RocksDB's errors to standard error, where an operator looks. RocksDB's own log file would end the
// process when it cannot be written, as on a full disk.
class ErrorLogger : public rocksdb::Logger {
 public:
  ErrorLogger() : rocksdb::Logger(rocksdb::ERROR_LEVEL) {}
  using rocksdb::Logger::Logv;
  void Logv(const char* format, va_list arguments) override {
    std::fputs("rocksdb: ", stderr);
    std::vfprintf(stderr, format, arguments);
    std::fputc('\n', stderr);
  }
};

rocksdb::WALRecoveryMode ModeOf(WalRecovery recovery) {
  switch (recovery) {
    case WalRecovery::kRejectDamage:
      // RocksDB's default mode would silently drop acknowledged batches that follow a damaged byte.
      return rocksdb::WALRecoveryMode::kTolerateCorruptedTailRecords;
    case WalRecovery::kTruncateAtDamage:
      return rocksdb::WALRecoveryMode::kPointInTimeRecovery;
  }
  return rocksdb::WALRecoveryMode::kTolerateCorruptedTailRecords;
}

rocksdb::Options DatabaseOptions(const RocksDbOptions& options) {
  rocksdb::Options database;
  database.create_if_missing = true;
  database.paranoid_checks = true;
  database.wal_recovery_mode = ModeOf(options.wal_recovery);
  // After a failed write nobody knows what is on disk, so RocksDB must not resume by itself.
  database.max_bgerror_resume_count = 0;
  // Preallocation claims 74 MiB for each open database, which a killed process leaves claimed; appends were
  // measured no faster with it.
  database.allow_fallocate = false;
  database.compression = rocksdb::kLZ4Compression;
  database.info_log = std::make_shared<ErrorLogger>();
  return database;
}

absl::Status OpenStatus(const std::string& path, const RocksDbOptions& options,
                        const rocksdb::Status& status) {
  const std::string text = absl::StrCat(path, ": ", status.ToString());
  if (status.IsIOError() && absl::StrContains(text, "lock")) {
    return absl::FailedPreconditionError(
        absl::StrCat(path, ": another process has it open (", status.ToString(), ")"));
  }
  if (status.IsIOError()) return absl::UnavailableError(text);
  return absl::DataLossError(absl::StrCat(text, "; ", options.remedy));
}

absl::Status ReadStatus(const rocksdb::Status& status) {
  return status.ok() ? absl::OkStatus() : absl::DataLossError(status.ToString());
}

absl::Status WriteStatus(const rocksdb::Status& status) {
  return status.ok() ? absl::OkStatus() : absl::UnavailableError(status.ToString());
}

rocksdb::Slice ToSlice(absl::string_view bytes) { return {bytes.data(), bytes.size()}; }
absl::string_view ToView(const rocksdb::Slice& bytes) { return {bytes.data(), bytes.size()}; }

// By default a compaction leaves alone what is in the last level already.
rocksdb::CompactRangeOptions RewriteEverything() {
  rocksdb::CompactRangeOptions options;
  options.bottommost_level_compaction = rocksdb::BottommostLevelCompaction::kForce;
  return options;
}

// Creates the empty file `file` in `db`'s directory so that it survives a power cut.
absl::Status CreateMarker(rocksdb::DB& db, const std::string& file) {
  constexpr bool kSync = true;
  RETURN_IF_ERROR(WriteStatus(rocksdb::WriteStringToFile(db.GetEnv(), "", file, kSync)));
  std::unique_ptr<rocksdb::Directory> directory;
  RETURN_IF_ERROR(WriteStatus(db.GetEnv()->NewDirectory(db.GetName(), &directory)));
  return WriteStatus(directory->Fsync());
}

class RocksDbStore final : public KeyValueStore {
 public:
  RocksDbStore(std::unique_ptr<rocksdb::DB> db, const RocksDbOptions& options)
      : db_(std::move(db)), options_(options) {}

  absl::Status Write(const Batch& batch) override {
    rocksdb::WriteBatch writes;
    for (const auto& [key, value] : batch) RETURN_IF_ERROR(WriteStatus(writes.Put(key, value)));
    rocksdb::WriteOptions options;
    options.sync = options_.sync;
    return WriteStatus(db_->Write(options, &writes));
  }

  absl::Status Overwrite(const Batch& batch, const std::vector<std::string>& keys) override;

  // Finishes an Overwrite that was interrupted. Its keys are not known any more, so everything is rewritten.
  absl::Status FinishOverwriting();

  absl::StatusOr<std::optional<std::string>> Get(absl::string_view key) const override {
    std::string value;
    const rocksdb::Status status = db_->Get(rocksdb::ReadOptions(), ToSlice(key), &value);
    if (status.IsNotFound()) return std::optional<std::string>();
    RETURN_IF_ERROR(ReadStatus(status));
    return std::optional<std::string>(std::move(value));
  }

  absl::StatusOr<std::optional<Entry>> First(const KeyRange& keys) const override {
    const std::unique_ptr<rocksdb::Iterator> entry = NewIterator();
    entry->Seek(keys.from);
    return EntryWithin(*entry, keys);
  }

  absl::StatusOr<std::optional<Entry>> Last(const KeyRange& keys) const override {
    const std::unique_ptr<rocksdb::Iterator> entry = NewIterator();
    if (keys.to.has_value()) {
      entry->SeekForPrev(*keys.to);
      if (entry->Valid() && ToView(entry->key()) == *keys.to) entry->Prev();
    } else {
      entry->SeekToLast();
    }
    return EntryWithin(*entry, keys);
  }

  absl::Status ScanWhile(const KeyRange& keys, StoppingVisitor visit) const override;

  absl::StatusOr<std::unique_ptr<const KeyValueStore>> OpenSnapshot() const override {
    return OpenToRead(db_->GetName(), options_);
  }

  absl::StatusOr<std::unique_ptr<const KeyValueStore>> BackUp(const std::string& directory) const override;

 private:
  // Opens the store in `path` beside the process that has it open.
  static absl::StatusOr<std::unique_ptr<const KeyValueStore>> OpenToRead(const std::string& path,
                                                                         const RocksDbOptions& options);

  // The entry at which `entry` stands, if it is within `keys`.
  static absl::StatusOr<std::optional<Entry>> EntryWithin(const rocksdb::Iterator& entry,
                                                          const KeyRange& keys) {
    RETURN_IF_ERROR(ReadStatus(entry.status()));
    if (!entry.Valid() || !keys.Contains(ToView(entry.key()))) return std::optional<Entry>();
    return std::optional<Entry>({entry.key().ToString(), entry.value().ToString()});
  }

  std::unique_ptr<rocksdb::Iterator> NewIterator() const {
    return std::unique_ptr<rocksdb::Iterator>(db_->NewIterator(rocksdb::ReadOptions()));
  }

  // Exists while old values are being destroyed: if it is there at opening, that was interrupted.
  std::string OverwritingMarker() const { return absl::StrCat(db_->GetName(), "/OVERWRITING"); }

  const std::unique_ptr<rocksdb::DB> db_;
  const RocksDbOptions options_;
};

// A value stays in the write-ahead log and in older files after its key was written again. Flushing ends the
// write-ahead log that holds it, and compacting its key replaces every file that does. The marker comes
// first, so that a power cut at any point leaves either the old batch alone or a marker to go by.
absl::Status RocksDbStore::Overwrite(const Batch& batch, const std::vector<std::string>& keys) {
  RETURN_IF_ERROR(CreateMarker(*db_, OverwritingMarker()));
  RETURN_IF_ERROR(Write(batch));
  RETURN_IF_ERROR(WriteStatus(db_->Flush(rocksdb::FlushOptions())));
  for (const std::string& key : keys) {
    const rocksdb::Slice range(key);
    RETURN_IF_ERROR(WriteStatus(db_->CompactRange(RewriteEverything(), &range, &range)));
  }
  return WriteStatus(db_->GetEnv()->DeleteFile(OverwritingMarker()));
}

absl::Status RocksDbStore::FinishOverwriting() {
  const rocksdb::Status exists = db_->GetEnv()->FileExists(OverwritingMarker());
  if (exists.IsNotFound()) return absl::OkStatus();
  RETURN_IF_ERROR(WriteStatus(exists));
  RETURN_IF_ERROR(WriteStatus(db_->Flush(rocksdb::FlushOptions())));
  RETURN_IF_ERROR(WriteStatus(db_->CompactRange(RewriteEverything(), nullptr, nullptr)));
  return WriteStatus(db_->GetEnv()->DeleteFile(OverwritingMarker()));
}

absl::Status RocksDbStore::ScanWhile(const KeyRange& keys, StoppingVisitor visit) const {
  const rocksdb::Slice end = keys.to.has_value() ? ToSlice(*keys.to) : rocksdb::Slice();
  rocksdb::ReadOptions options;
  if (keys.to.has_value()) options.iterate_upper_bound = &end;
  const std::unique_ptr<rocksdb::Iterator> entry(db_->NewIterator(options));
  for (entry->Seek(keys.from); entry->Valid(); entry->Next()) {
    ASSIGN_OR_RETURN(const bool goes_on, visit(ToView(entry->key()), ToView(entry->value())));
    if (!goes_on) return absl::OkStatus();
  }
  return ReadStatus(entry->status());
}

absl::StatusOr<std::unique_ptr<const KeyValueStore>> RocksDbStore::OpenToRead(const std::string& path,
                                                                              const RocksDbOptions& options) {
  rocksdb::Options database = DatabaseOptions(options);
  database.create_if_missing = false;
  rocksdb::Status status;
  for (int tries = 0; tries < kSnapshotTriesMax; ++tries) {
    rocksdb::DB* db = nullptr;
    status = rocksdb::DB::OpenForReadOnly(database, path, &db);
    if (status.ok()) {
      auto store = std::make_unique<const RocksDbStore>(std::unique_ptr<rocksdb::DB>(db), options);
      RETURN_IF_ERROR(ReadStatus(db->VerifyChecksum()));
      return store;
    }
    if (!status.IsPathNotFound()) break;  // the writer may have replaced a file that was just listed
  }
  if (status.IsPathNotFound()) return absl::DataLossError(absl::StrCat(path, ": ", status.ToString()));
  return OpenStatus(path, options, status);
}

// A RocksDB checkpoint is consistent while writes go on, but its files are hard links to the store's: damage
// to one would be damage to both, so the checkpoint is copied and removed.
absl::StatusOr<std::unique_ptr<const KeyValueStore>> RocksDbStore::BackUp(
    const std::string& directory) const {
  const std::string linked = absl::StrCat(db_->GetName(), "-in-backup");
  std::error_code error;
  std::filesystem::remove_all(linked, error);
  rocksdb::Checkpoint* checkpoint = nullptr;
  rocksdb::Status status = rocksdb::Checkpoint::Create(db_.get(), &checkpoint);
  const std::unique_ptr<rocksdb::Checkpoint> owned(checkpoint);
  if (status.ok()) status = checkpoint->CreateCheckpoint(linked);
  const absl::Status copied = status.ok()
                                  ? CopyDirectory(linked, directory)
                                  : absl::UnavailableError(absl::StrCat(linked, ": ", status.ToString()));
  std::filesystem::remove_all(linked, error);
  RETURN_IF_ERROR(copied);
  return OpenToRead(directory, options_);
}

}  // namespace

absl::StatusOr<std::unique_ptr<KeyValueStore>> OpenRocksDbStore(const std::string& path,
                                                                const RocksDbOptions& options) {
  std::error_code error;
  std::filesystem::create_directories(path, error);
  if (error) return absl::UnavailableError(absl::StrCat(path, ": ", error.message()));
  rocksdb::DB* db = nullptr;
  const rocksdb::Status status = rocksdb::DB::Open(DatabaseOptions(options), path, &db);
  if (!status.ok()) return OpenStatus(path, options, status);
  auto store = std::make_unique<RocksDbStore>(std::unique_ptr<rocksdb::DB>(db), options);
  RETURN_IF_ERROR(store->FinishOverwriting());
  return store;
}

}  // namespace thuocdo::storage
