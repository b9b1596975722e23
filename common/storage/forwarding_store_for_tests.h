// A store that forwards every call to another one, for tests that change what some calls do.
#pragma once

#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "common/storage/memory_store.h"

namespace thuocdo::storage {

class ForwardingStore : public KeyValueStore {
 public:
  explicit ForwardingStore(std::unique_ptr<KeyValueStore> store = NewMemoryStore())
      : store_(std::move(store)) {}

  absl::Status Write(const Batch& batch) override { return store_->Write(batch); }
  absl::Status Overwrite(const Batch& batch, const std::vector<std::string>& keys) override {
    return store_->Overwrite(batch, keys);
  }
  absl::StatusOr<std::optional<std::string>> Get(absl::string_view key) const override {
    return store_->Get(key);
  }
  absl::StatusOr<std::optional<Entry>> First(const KeyRange& keys) const override {
    return store_->First(keys);
  }
  absl::StatusOr<std::optional<Entry>> Last(const KeyRange& keys) const override {
    return store_->Last(keys);
  }
  absl::Status ScanWhile(const KeyRange& keys, StoppingVisitor visit) const override {
    return store_->ScanWhile(keys, visit);
  }
  absl::StatusOr<std::unique_ptr<const KeyValueStore>> OpenSnapshot() const override {
    return store_->OpenSnapshot();
  }
  absl::StatusOr<std::unique_ptr<const KeyValueStore>> BackUp(const std::string& directory) const override {
    return store_->BackUp(directory);
  }

 private:
  std::unique_ptr<KeyValueStore> store_;
};

}  // namespace thuocdo::storage
