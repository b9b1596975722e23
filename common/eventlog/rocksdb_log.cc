#include "common/eventlog/rocksdb_log.h"

#include <utility>

#include "common/base/status.h"
#include "common/storage/rocksdb_store.h"

namespace thuocdo::eventlog {

absl::StatusOr<std::unique_ptr<EventLog>> OpenRocksDbLog(const std::string& path, LogOptions options) {
  ASSIGN_OR_RETURN(auto store, storage::OpenRocksDbStore(path, storage::kDurable));
  absl::StatusOr<std::unique_ptr<EventLog>> log = EventLog::Open(std::move(store), std::move(options));
  if (!log.ok()) return Annotate(log.status(), path);
  return log;
}

}  // namespace thuocdo::eventlog
