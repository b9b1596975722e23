// Shared by the tests of event logs: the kinds of log, and small appends.
#pragma once

#include <gtest/gtest.h>

#include <functional>
#include <memory>
#include <ostream>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "common/eventlog/event_log.h"
#include "common/testing/directory.h"
#include "common/testing/fake_clock.h"

namespace thuocdo::eventlog {

using testing::NewDirectory;

// A kind of log under test.
struct LogKind {
  std::string name;
  std::function<absl::StatusOr<std::unique_ptr<EventLog>>(const std::string& directory, LogOptions)> open;
};
inline std::ostream& operator<<(std::ostream& out, const LogKind& kind) { return out << kind.name; }
inline std::string NameOfKind(const ::testing::TestParamInfo<LogKind>& info) { return info.param.name; }

// Returns the kinds of log that this test program links (memory_log_kinds.cc or rocksdb_log_kinds.cc).
std::vector<LogKind> LogKinds();

// Returns an append that renames organizations, with one event for each of `streams`.
AppendRequest Renames(const std::string& request_id, const std::vector<std::string>& streams);

// Return what `log` holds.
std::vector<PastEvent> ReadAll(const EventLog& log);
std::vector<std::string> ReadBytes(const EventLog& log);
std::vector<uint64_t> PositionsAfter(const EventLog& log, Position after);
std::vector<uint64_t> StreamPositionsAfter(const EventLog& log, const std::string& stream, Revision after);

}  // namespace thuocdo::eventlog
