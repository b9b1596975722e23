#include "common/eventlog/check/log_maintenance.h"

#include <memory>
#include <utility>

#include "absl/strings/str_cat.h"
#include "common/base/status.h"
#include "common/eventlog/event_log.h"
#include "common/storage/key_value_store.h"
#include "common/system/files.h"

namespace thuocdo::eventlog {
namespace {

// A write that a check has already seen is acknowledged within this time, unless it failed.
constexpr absl::Duration kAcknowledgementMax = absl::Seconds(10);

}  // namespace

// The snapshot may hold appends that were being written when it was taken. They are whole and checked like
// all others, but the log must acknowledge them in the end: a stored append that never is comes from a failed
// write, or was put there by something else.
absl::StatusOr<LogCheckResult> LogMaintenance::Check(LogCheckProgress progress) const {
  const Position acknowledged = log_->Head();
  const auto snapshot = log_->store().OpenSnapshot();
  if (absl::IsDataLoss(snapshot.status())) {
    LogFinding unreadable{.place = "storage", .what = std::string(snapshot.status().message())};
    return LogCheckResult{.log_id = log_->LogId(), .findings = {std::move(unreadable)}};
  }
  RETURN_IF_ERROR(snapshot.status());
  ASSIGN_OR_RETURN(LogCheckResult result, CheckStoredLog(**snapshot, acknowledged, progress));
  const Position head =
      log_->Health().ok() ? log_->WaitAbove({result.head.value - 1}, kAcknowledgementMax) : log_->Head();
  if (head < result.head) {
    const Position above{head.value + 1};
    result.findings.push_back({above, PlaceOf(above), "the record is stored but was never acknowledged"});
  }
  return result;
}

absl::StatusOr<LogBackup> LogMaintenance::BackUp(const std::string& directory) const {
  const Position acknowledged = log_->Head();
  ASSIGN_OR_RETURN(const auto copy, log_->store().BackUp(directory));
  auto ignore = [](uint64_t, uint64_t) { return absl::OkStatus(); };
  ASSIGN_OR_RETURN(const LogCheckResult result, CheckStoredLog(*copy, acknowledged, ignore));
  if (!result.findings.empty()) {
    const LogFinding& first = result.findings[0];
    return absl::DataLossError(absl::StrCat(directory, " is no backup: ", first.place, ": ", first.what));
  }
  return LogBackup{.log_id = result.log_id, .head = result.head, .bytes = DirectorySize(directory)};
}

}  // namespace thuocdo::eventlog
