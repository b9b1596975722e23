#include "common/storage/key_value_store.h"

#include "common/base/status.h"

namespace thuocdo::storage {

absl::Status KeyValueStore::Scan(const KeyRange& keys, Visitor visit) const {
  auto visit_and_continue = [visit](absl::string_view key, absl::string_view value) -> absl::StatusOr<bool> {
    RETURN_IF_ERROR(visit(key, value));
    return true;
  };
  return ScanWhile(keys, visit_and_continue);
}

}  // namespace thuocdo::storage
