#include "common/eventlog/memory_storage.h"

#include <map>
#include <shared_mutex>
#include <utility>

#include "common/base/status.h"

namespace thuocdo {
namespace {

using log_format::KeyRange;

using Entries = std::map<std::string, std::string, std::less<>>;

class MemoryStorage final : public LogStorage {
 public:
  explicit MemoryStorage(Entries entries = {}) : entries_(std::move(entries)) {}

  absl::Status Write(const Batch& batch) override {
    std::unique_lock lock(mutex_);
    for (const auto& [key, value] : batch) entries_.insert_or_assign(key, value);
    return absl::OkStatus();
  }

  absl::Status Overwrite(const Batch& batch, const std::vector<std::string>&) override {
    return Write(batch);
  }

  absl::StatusOr<std::optional<std::string>> Get(absl::string_view key) const override {
    std::shared_lock lock(mutex_);
    auto entry = entries_.find(key);
    return entry == entries_.end() ? std::nullopt : std::optional<std::string>(entry->second);
  }

  absl::StatusOr<std::optional<Entry>> First(const KeyRange& keys) const override {
    std::shared_lock lock(mutex_);
    auto entry = entries_.lower_bound(keys.from);
    if (entry == entries_.end() || entry->first >= keys.to) return std::optional<Entry>();
    return std::optional<Entry>(*entry);
  }

  absl::StatusOr<std::optional<Entry>> Last(const KeyRange& keys) const override {
    std::shared_lock lock(mutex_);
    auto entry = entries_.lower_bound(keys.to);
    if (entry == entries_.begin() || (--entry)->first < keys.from) return std::optional<Entry>();
    return std::optional<Entry>(*entry);
  }

  absl::Status Scan(const KeyRange& keys, Visitor visit) const override {
    KeyRange rest = keys;
    while (true) {
      ASSIGN_OR_RETURN(std::optional<Entry> next, First(rest));
      if (!next.has_value()) return absl::OkStatus();
      RETURN_IF_ERROR(visit(next->first, next->second));
      rest.from = next->first + '\0';
    }
  }

  absl::StatusOr<std::unique_ptr<const LogStorage>> Reread() const override {
    std::shared_lock lock(mutex_);
    return std::make_unique<const MemoryStorage>(entries_);
  }

  absl::StatusOr<std::unique_ptr<const LogStorage>> BackUp(const std::string&) const override {
    return absl::FailedPreconditionError("a log in memory has no files that could be copied");
  }

 private:
  mutable std::shared_mutex mutex_;
  Entries entries_;
};

}  // namespace

std::unique_ptr<LogStorage> NewMemoryStorage() { return std::make_unique<MemoryStorage>(); }

}  // namespace thuocdo
