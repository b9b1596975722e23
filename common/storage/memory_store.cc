#include "common/storage/memory_store.h"

#include <utility>

#include "absl/base/thread_annotations.h"
#include "common/base/status.h"
#include "common/system/mutex.h"

namespace thuocdo::storage {
namespace {

using Entries = std::map<std::string, std::string, std::less<>>;

class MemoryStore final : public KeyValueStore {
 public:
  explicit MemoryStore(Entries entries = {}) : entries_(std::move(entries)) {}

  absl::Status Write(const Batch& batch) override {
    const MutexLock lock(mutex_);
    for (const auto& [key, value] : batch) entries_.insert_or_assign(key, value);
    return absl::OkStatus();
  }

  absl::Status Overwrite(const Batch& batch, const std::vector<std::string>&) override {
    return Write(batch);
  }

  absl::StatusOr<std::optional<std::string>> Get(absl::string_view key) const override {
    const MutexLock lock(mutex_);
    const auto entry = entries_.find(key);
    return entry == entries_.end() ? std::nullopt : std::optional<std::string>(entry->second);
  }

  absl::StatusOr<std::optional<Entry>> First(const KeyRange& keys) const override {
    const MutexLock lock(mutex_);
    const auto entry = entries_.lower_bound(keys.from);
    if (entry == entries_.end() || !keys.Contains(entry->first)) return std::optional<Entry>();
    return std::optional<Entry>(*entry);
  }

  absl::StatusOr<std::optional<Entry>> Last(const KeyRange& keys) const override {
    const MutexLock lock(mutex_);
    auto entry = EndOf(keys);
    if (entry == entries_.begin() || !keys.Contains((--entry)->first)) return std::optional<Entry>();
    return std::optional<Entry>(*entry);
  }

  absl::Status ScanWhile(const KeyRange& keys, StoppingVisitor visit) const override {
    for (const auto& [key, value] : Copy(keys)) {
      ASSIGN_OR_RETURN(const bool goes_on, visit(key, value));
      if (!goes_on) break;
    }
    return absl::OkStatus();
  }

  absl::StatusOr<std::unique_ptr<const KeyValueStore>> OpenSnapshot() const override {
    const MutexLock lock(mutex_);
    return std::make_unique<const MemoryStore>(entries_);
  }

  absl::StatusOr<std::unique_ptr<const KeyValueStore>> BackUp(const std::string&) const override {
    return absl::FailedPreconditionError("a store in memory has no files to copy");
  }

 private:
  Entries::const_iterator EndOf(const KeyRange& keys) const ABSL_EXCLUSIVE_LOCKS_REQUIRED(mutex_) {
    return keys.to.has_value() ? entries_.lower_bound(*keys.to) : entries_.end();
  }

  // The entries of `keys` now. A scan visits a copy, so that the visitor may write, and sees no later batch.
  Entries Copy(const KeyRange& keys) const {
    const MutexLock lock(mutex_);
    if (keys.to.has_value() && *keys.to <= keys.from) return {};
    return Entries(entries_.lower_bound(keys.from), EndOf(keys));
  }

  mutable Mutex mutex_;
  Entries entries_ ABSL_GUARDED_BY(mutex_);
};

}  // namespace

std::unique_ptr<KeyValueStore> NewMemoryStore() { return std::make_unique<MemoryStore>(); }

}  // namespace thuocdo::storage
