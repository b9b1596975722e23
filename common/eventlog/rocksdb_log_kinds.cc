#include "common/eventlog/log_kinds_for_tests.h"
#include "common/eventlog/rocksdb_log.h"

namespace thuocdo::eventlog {

std::vector<LogKind> LogKinds() { return {{.name = "RocksDb", .open = OpenRocksDbLog}}; }

}  // namespace thuocdo::eventlog
