// A storage that hands everything on to another one in memory, for tests that change how some of it is done.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "common/eventlog/memory_storage.h"

namespace thuocdo {

class ForwardingStorage : public LogStorage {
 public:
  absl::Status Write(const Batch& batch) override { return storage_->Write(batch); }
  absl::Status Overwrite(const Batch& batch, const std::vector<std::string>& keys) override {
    return storage_->Overwrite(batch, keys);
  }
  absl::StatusOr<std::optional<std::string>> Get(absl::string_view key) const override {
    return storage_->Get(key);
  }
  absl::StatusOr<std::optional<Entry>> First(const log_format::KeyRange& keys) const override {
    return storage_->First(keys);
  }
  absl::StatusOr<std::optional<Entry>> Last(const log_format::KeyRange& keys) const override {
    return storage_->Last(keys);
  }
  absl::Status Scan(const log_format::KeyRange& keys, Visitor visit) const override {
    return storage_->Scan(keys, visit);
  }
  absl::StatusOr<std::unique_ptr<const LogStorage>> Reread() const override { return storage_->Reread(); }
  absl::StatusOr<std::unique_ptr<const LogStorage>> BackUp(const std::string& directory) const override {
    return storage_->BackUp(directory);
  }

 private:
  std::unique_ptr<LogStorage> storage_ = NewMemoryStorage();
};

}  // namespace thuocdo
