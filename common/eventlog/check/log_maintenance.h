// Checks all of a log that is in use, and makes backups of it.
#pragma once

#include <cstdint>
#include <string>

#include "absl/status/statusor.h"
#include "common/base/ids.h"
#include "common/eventlog/check/log_check.h"

namespace thuocdo::eventlog {

class EventLog;

// A copy of a log.
struct LogBackup {
  std::string log_id;
  Position head;       // its last position
  uint64_t bytes = 0;  // of its files
};

// Safe for use by many threads; BackUp is called by one thread at a time. Appends go on meanwhile.
class LogMaintenance {
 public:
  // `log` outlives this.
  explicit LogMaintenance(const EventLog* log) : log_(log) {}

  // Reads all that is stored from the disk, at least what was acknowledged before the call, and checks it
  // (log_check.h). Damage is among the findings.
  //
  // Returns UNAVAILABLE if the files cannot be opened, and what `progress` returned.
  absl::StatusOr<LogCheckResult> Check(LogCheckProgress progress) const;

  // Copies what is stored into the new directory `directory`, an absolute path whose parent exists. The copy
  // is a log in the same format, shares no file with this one, is synced, and has been checked as Check does.
  //
  // Returns ALREADY_EXISTS if `directory` exists, FAILED_PRECONDITION if the log is not kept in files,
  // UNAVAILABLE if writing failed, and DATA_LOSS naming the first finding if the copy is damaged. After the
  // last two, what is in `directory` is no backup.
  absl::StatusOr<LogBackup> BackUp(const std::string& directory) const;

 private:
  const EventLog* log_;
};

}  // namespace thuocdo::eventlog
