// Follows a log in this process.
#pragma once

#include <memory>
#include <string>

#include "absl/functional/function_ref.h"
#include "absl/status/status.h"
#include "common/base/ids.h"
#include "common/follow/follower.h"

namespace thuocdo::eventlog {
class EventLog;
}  // namespace thuocdo::eventlog

namespace thuocdo::follow {

// Calls `on_update` with every record of `log` after `after`, now and as they are appended, and reports when
// it has caught up and when it has fallen behind: the updates that SubscribeRecords sends.
//
// Returns CANCELLED within 50 ms after `is_cancelled` becomes true, the error that `on_update` returned, and
// DATA_LOSS if `log` is not the one to which `log_id` (unless empty) and `after` belong, or cannot be read.
absl::Status FollowLog(const eventlog::EventLog& log, const std::string& log_id, Position after,
                       absl::FunctionRef<bool()> is_cancelled, RecordSource::OnUpdate on_update);

// Returns a source of `log`'s records. `log` outlives it.
std::unique_ptr<RecordSource> NewLogRecordSource(const eventlog::EventLog* log);

}  // namespace thuocdo::follow
