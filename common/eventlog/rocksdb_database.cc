#include "common/eventlog/rocksdb_database.h"

#include <rocksdb/env.h>
#include <rocksdb/utilities/checkpoint.h>
#include <rocksdb/write_batch.h>

#include <cstdarg>
#include <cstdio>
#include <filesystem>
#include <system_error>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "common/base/files.h"
#include "common/base/status.h"

namespace thuocdo {
namespace {

constexpr int kOpenToReadTries = 5;

// RocksDB's errors on stderr, where whoever runs the program looks. Its own log file would end the process
// when it cannot be written, as on a full disk.
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

// RocksDB must not go on by itself after an error: what was written before it is unknown. Nor may it claim
// disk for what is not written yet: 74 MiB for each open database, which a killed process leaves claimed,
// while appends were measured no faster with them.
rocksdb::Options DatabaseOptions(rocksdb::WALRecoveryMode recovery) {
  rocksdb::Options options;
  options.create_if_missing = true;
  options.paranoid_checks = true;
  options.wal_recovery_mode = recovery;
  options.max_bgerror_resume_count = 0;
  options.allow_fallocate = false;
  options.compression = rocksdb::kLZ4Compression;
  options.info_log = std::make_shared<ErrorLogger>();
  return options;
}

absl::Status OpenStatus(const std::string& path, const rocksdb::Status& status) {
  const std::string text = absl::StrCat(path, ": ", status.ToString());
  if (status.IsIOError() && absl::StrContains(text, "lock")) {
    return absl::FailedPreconditionError(
        absl::StrCat(path, ": another process has it open (", status.ToString(), ")"));
  }
  if (status.IsIOError()) return absl::UnavailableError(text);
  return absl::DataLossError(absl::StrCat(text, "; restore a backup"));
}

absl::Status WriteStatus(const rocksdb::Status& status) {
  return status.ok() ? absl::OkStatus() : absl::UnavailableError(status.ToString());
}

// Not only what would be moved anyway.
rocksdb::CompactRangeOptions RewriteEverything() {
  rocksdb::CompactRangeOptions options;
  options.bottommost_level_compaction = rocksdb::BottommostLevelCompaction::kForce;
  return options;
}

// Makes `file`, in `db`'s directory, so that it survives a power cut.
absl::Status WriteMark(rocksdb::DB& db, const std::string& file) {
  constexpr bool kSync = true;
  RETURN_IF_ERROR(WriteStatus(rocksdb::WriteStringToFile(db.GetEnv(), "", file, kSync)));
  std::unique_ptr<rocksdb::Directory> directory;
  RETURN_IF_ERROR(WriteStatus(db.GetEnv()->NewDirectory(db.GetName(), &directory)));
  return WriteStatus(directory->Fsync());
}

}  // namespace

absl::Status ReadStatus(const rocksdb::Status& status) {
  return status.ok() ? absl::OkStatus() : absl::DataLossError(status.ToString());
}

absl::StatusOr<std::unique_ptr<RocksDbDatabase>> RocksDbDatabase::Open(const std::string& path,
                                                                       rocksdb::WALRecoveryMode recovery) {
  std::error_code error;
  std::filesystem::create_directories(path, error);
  if (error) return absl::UnavailableError(absl::StrCat(path, ": ", error.message()));
  rocksdb::DB* db = nullptr;
  rocksdb::Status status = rocksdb::DB::Open(DatabaseOptions(recovery), path, &db);
  if (!status.ok()) return OpenStatus(path, status);
  std::unique_ptr<RocksDbDatabase> database(new RocksDbDatabase(std::unique_ptr<rocksdb::DB>(db)));
  RETURN_IF_ERROR(database->FinishOverwriting());
  return database;
}

absl::StatusOr<std::unique_ptr<RocksDbDatabase>> RocksDbDatabase::OpenToRead(
    const std::string& path, rocksdb::WALRecoveryMode recovery) {
  rocksdb::Options options = DatabaseOptions(recovery);
  options.create_if_missing = false;
  rocksdb::Status status;
  for (int tries = 0; tries < kOpenToReadTries; ++tries) {
    rocksdb::DB* db = nullptr;
    status = rocksdb::DB::OpenForReadOnly(options, path, &db);
    if (status.ok()) {
      std::unique_ptr<RocksDbDatabase> database(new RocksDbDatabase(std::unique_ptr<rocksdb::DB>(db)));
      RETURN_IF_ERROR(ReadStatus(db->VerifyChecksum()));
      return database;
    }
    if (!status.IsPathNotFound()) break;  // a file may have been replaced while it was looked for
  }
  if (status.IsPathNotFound()) return absl::DataLossError(absl::StrCat(path, ": ", status.ToString()));
  return OpenStatus(path, status);
}

absl::Status RocksDbDatabase::Write(const std::map<std::string, std::string>& batch, bool sync) {
  rocksdb::WriteBatch writes;
  for (const auto& [key, value] : batch) RETURN_IF_ERROR(WriteStatus(writes.Put(key, value)));
  rocksdb::WriteOptions options;
  options.sync = sync;
  return WriteStatus(db_->Write(options, &writes));
}

absl::Status RocksDbDatabase::Overwrite(const std::map<std::string, std::string>& batch, bool sync,
                                        const std::vector<std::string>& keys) {
  RETURN_IF_ERROR(WriteMark(*db_, UnfinishedFile()));
  RETURN_IF_ERROR(Write(batch, sync));
  RETURN_IF_ERROR(WriteStatus(db_->Flush(rocksdb::FlushOptions())));
  for (const std::string& key : keys) {
    const rocksdb::Slice range(key);
    RETURN_IF_ERROR(WriteStatus(db_->CompactRange(RewriteEverything(), &range, &range)));
  }
  return WriteStatus(db_->GetEnv()->DeleteFile(UnfinishedFile()));
}

// Does what Overwrite was about to when it was cut off, whichever keys it was about.
absl::Status RocksDbDatabase::FinishOverwriting() {
  const rocksdb::Status is_there = db_->GetEnv()->FileExists(UnfinishedFile());
  if (is_there.IsNotFound()) return absl::OkStatus();
  RETURN_IF_ERROR(WriteStatus(is_there));
  RETURN_IF_ERROR(WriteStatus(db_->Flush(rocksdb::FlushOptions())));
  RETURN_IF_ERROR(WriteStatus(db_->CompactRange(RewriteEverything(), nullptr, nullptr)));
  return WriteStatus(db_->GetEnv()->DeleteFile(UnfinishedFile()));
}

std::string RocksDbDatabase::UnfinishedFile() const { return absl::StrCat(db_->GetName(), "/OVERWRITING"); }

absl::Status RocksDbDatabase::BackUp(const std::string& directory) const {
  const std::string linked =
      absl::StrCat(db_->GetName(), "-in-backup");  // shares its files with the database
  std::error_code error;
  std::filesystem::remove_all(linked, error);
  rocksdb::Checkpoint* checkpoint = nullptr;
  rocksdb::Status status = rocksdb::Checkpoint::Create(db_.get(), &checkpoint);
  const std::unique_ptr<rocksdb::Checkpoint> owned(checkpoint);
  if (status.ok()) status = checkpoint->CreateCheckpoint(linked);
  absl::Status copied = status.ok() ? CopyDirectory(linked, directory)
                                    : absl::UnavailableError(absl::StrCat(linked, ": ", status.ToString()));
  std::filesystem::remove_all(linked, error);
  return copied;
}

absl::StatusOr<std::optional<std::string>> RocksDbDatabase::Get(absl::string_view key) const {
  std::string value;
  rocksdb::Status status = db_->Get(rocksdb::ReadOptions(), ToSlice(key), &value);
  if (status.IsNotFound()) return std::optional<std::string>();
  RETURN_IF_ERROR(ReadStatus(status));
  return std::optional<std::string>(std::move(value));
}

absl::Status RocksDbDatabase::Scan(
    absl::string_view from, absl::string_view to,
    absl::FunctionRef<absl::Status(absl::string_view key, absl::string_view value)> visit) const {
  const rocksdb::Slice end = ToSlice(to);
  rocksdb::ReadOptions options;
  options.iterate_upper_bound = &end;
  std::unique_ptr<rocksdb::Iterator> entry(db_->NewIterator(options));
  for (entry->Seek(ToSlice(from)); entry->Valid(); entry->Next()) {
    RETURN_IF_ERROR(visit(ToView(entry->key()), ToView(entry->value())));
  }
  return ReadStatus(entry->status());
}

}  // namespace thuocdo
