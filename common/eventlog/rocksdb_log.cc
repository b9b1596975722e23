#include "common/eventlog/rocksdb_log.h"

#include <utility>

#include "common/base/status.h"
#include "common/eventlog/rocksdb_database.h"
#include "common/eventlog/stored_log.h"

namespace thuocdo {
namespace {

using log_format::KeyRange;

// Only a cut tail is tolerated: the default drops acknowledged records behind a damaged byte without a word.
constexpr auto kRecovery = rocksdb::WALRecoveryMode::kTolerateCorruptedTailRecords;

constexpr bool kSync = true;

class RocksDbStorage final : public LogStorage {
 public:
  explicit RocksDbStorage(std::unique_ptr<RocksDbDatabase> database) : database_(std::move(database)) {}

  absl::Status Write(const Batch& batch) override { return database_->Write(batch, kSync); }

  absl::Status Overwrite(const Batch& batch, const std::vector<std::string>& keys) override {
    return database_->Overwrite(batch, kSync, keys);
  }

  absl::StatusOr<std::optional<std::string>> Get(absl::string_view key) const override {
    return database_->Get(key);
  }

  absl::StatusOr<std::optional<Entry>> First(const KeyRange& keys) const override {
    std::unique_ptr<rocksdb::Iterator> entry = NewIterator();
    entry->Seek(keys.from);
    return EntryWithin(*entry, keys);
  }

  absl::StatusOr<std::optional<Entry>> Last(const KeyRange& keys) const override {
    std::unique_ptr<rocksdb::Iterator> entry = NewIterator();
    entry->SeekForPrev(keys.to);
    if (entry->Valid() && entry->key() == rocksdb::Slice(keys.to)) entry->Prev();
    return EntryWithin(*entry, keys);
  }

  absl::Status Scan(const KeyRange& keys, Visitor visit) const override {
    return database_->Scan(keys.from, keys.to, visit);
  }

  absl::StatusOr<std::unique_ptr<const LogStorage>> Reread() const override {
    ASSIGN_OR_RETURN(std::unique_ptr<RocksDbDatabase> reread,
                     RocksDbDatabase::OpenToRead(database_->db().GetName(), kRecovery));
    return std::make_unique<const RocksDbStorage>(std::move(reread));
  }

  absl::StatusOr<std::unique_ptr<const LogStorage>> BackUp(const std::string& directory) const override {
    RETURN_IF_ERROR(database_->BackUp(directory));
    ASSIGN_OR_RETURN(std::unique_ptr<RocksDbDatabase> copy,
                     RocksDbDatabase::OpenToRead(directory, kRecovery));
    return std::make_unique<const RocksDbStorage>(std::move(copy));
  }

 private:
  std::unique_ptr<rocksdb::Iterator> NewIterator() const {
    return std::unique_ptr<rocksdb::Iterator>(database_->db().NewIterator(rocksdb::ReadOptions()));
  }

  // Where `entry` stands, if that is within `keys`.
  static absl::StatusOr<std::optional<Entry>> EntryWithin(const rocksdb::Iterator& entry,
                                                          const KeyRange& keys) {
    RETURN_IF_ERROR(ReadStatus(entry.status()));
    if (!entry.Valid() || ToView(entry.key()) < keys.from || ToView(entry.key()) >= keys.to) {
      return std::optional<Entry>();
    }
    return std::optional<Entry>({entry.key().ToString(), entry.value().ToString()});
  }

  std::unique_ptr<RocksDbDatabase> database_;
};

}  // namespace

absl::StatusOr<std::unique_ptr<EventLog>> OpenRocksDbLog(const std::string& path, LogOptions options) {
  ASSIGN_OR_RETURN(std::unique_ptr<RocksDbDatabase> database, RocksDbDatabase::Open(path, kRecovery));
  absl::StatusOr<std::unique_ptr<EventLog>> log =
      StoredLog::Open(std::make_unique<RocksDbStorage>(std::move(database)), std::move(options));
  if (!log.ok()) return Annotate(log.status(), path);
  return log;
}

}  // namespace thuocdo
