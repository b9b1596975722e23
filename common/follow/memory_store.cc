#include <mutex>
#include <utility>

#include "common/base/status.h"
#include "common/follow/store.h"

namespace thuocdo {
namespace {

using Entries = std::map<std::string, std::string, std::less<>>;

class MemoryStore final : public Store {
 public:
  explicit MemoryStore(Entries entries = {}) : entries_(std::move(entries)) {}

  absl::Status Write(const std::map<std::string, std::string>& batch) override {
    std::lock_guard lock(mutex_);
    for (const auto& [key, value] : batch) entries_.insert_or_assign(key, value);
    return absl::OkStatus();
  }

  absl::Status Overwrite(const std::map<std::string, std::string>& batch,
                         const std::vector<std::string>&) override {
    return Write(batch);
  }

  absl::StatusOr<std::optional<std::string>> Get(absl::string_view key) const override {
    std::lock_guard lock(mutex_);
    auto entry = entries_.find(key);
    return entry == entries_.end() ? std::nullopt : std::optional<std::string>(entry->second);
  }

  absl::Status Scan(
      absl::string_view from, absl::string_view to,
      absl::FunctionRef<absl::Status(absl::string_view key, absl::string_view value)> visit) const override {
    for (const auto& [key, value] : Copy(from, to)) RETURN_IF_ERROR(visit(key, value));
    return absl::OkStatus();
  }

  absl::StatusOr<std::unique_ptr<const Store>> Reread() const override {
    std::lock_guard lock(mutex_);
    return std::make_unique<const MemoryStore>(entries_);
  }

 private:
  // What is there now from `from` on and before `to`.
  Entries Copy(absl::string_view from, absl::string_view to) const {
    std::lock_guard lock(mutex_);
    if (from >= to) return {};
    return Entries(entries_.lower_bound(from), entries_.lower_bound(to));
  }

  mutable std::mutex mutex_;
  Entries entries_;
};

}  // namespace

std::unique_ptr<Store> NewMemoryStore() { return std::make_unique<MemoryStore>(); }

}  // namespace thuocdo
