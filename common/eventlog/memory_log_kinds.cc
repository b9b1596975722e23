#include "common/eventlog/log_kinds_for_tests.h"
#include "common/eventlog/memory_log.h"

namespace thuocdo::eventlog {

std::vector<LogKind> LogKinds() {
  auto open = [](const std::string&, LogOptions options) -> absl::StatusOr<std::unique_ptr<EventLog>> {
    return NewMemoryLog(std::move(options));
  };
  return {{.name = "Memory", .open = open}};
}

}  // namespace thuocdo::eventlog
