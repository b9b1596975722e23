#include "common/base/status.h"
#include "common/eventlog/rocksdb_database.h"
#include "common/follow/store.h"

namespace thuocdo {
namespace {

// Batches are not synced; a prefix of them is what a power cut may leave, and enough.
constexpr auto kRecovery = rocksdb::WALRecoveryMode::kPointInTimeRecovery;

constexpr bool kSync = false;

class RocksDbStore final : public Store {
 public:
  explicit RocksDbStore(std::unique_ptr<RocksDbDatabase> database) : database_(std::move(database)) {}

  absl::Status Write(const std::map<std::string, std::string>& batch) override {
    return database_->Write(batch, kSync);
  }

  absl::Status Overwrite(const std::map<std::string, std::string>& batch,
                         const std::vector<std::string>& keys) override {
    return database_->Overwrite(batch, kSync, keys);
  }

  absl::StatusOr<std::optional<std::string>> Get(absl::string_view key) const override {
    return database_->Get(key);
  }

  absl::Status Scan(
      absl::string_view from, absl::string_view to,
      absl::FunctionRef<absl::Status(absl::string_view key, absl::string_view value)> visit) const override {
    return database_->Scan(from, to, visit);
  }

  absl::StatusOr<std::unique_ptr<const Store>> Reread() const override {
    ASSIGN_OR_RETURN(std::unique_ptr<RocksDbDatabase> reread,
                     RocksDbDatabase::OpenToRead(database_->db().GetName(), kRecovery));
    return std::make_unique<const RocksDbStore>(std::move(reread));
  }

 private:
  std::unique_ptr<RocksDbDatabase> database_;
};

}  // namespace

absl::StatusOr<std::unique_ptr<Store>> OpenRocksDbStore(const std::string& path) {
  ASSIGN_OR_RETURN(std::unique_ptr<RocksDbDatabase> database, RocksDbDatabase::Open(path, kRecovery));
  return std::unique_ptr<Store>(std::make_unique<RocksDbStore>(std::move(database)));
}

}  // namespace thuocdo
