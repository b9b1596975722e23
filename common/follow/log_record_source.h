// Following a log that is in this process.
#pragma once

#include <memory>
#include <string>

#include "absl/functional/function_ref.h"
#include "absl/status/status.h"
#include "common/base/ids.h"
#include "common/eventlog/event_log.h"
#include "common/follow/follower.h"

namespace thuocdo {

// Calls `on_update` for every record of `log` after `after`, now and as they are appended, and says when it
// has caught up and when it fell behind: what SubscribeRecords sends.
//
// Returns CANCELLED soon after `is_cancelled` becomes true, the error that `on_update` returned, and
// DATA_LOSS if `log` is not the one that `log_id` (unless empty) and `after` belong to, or cannot be read.
absl::Status FollowLog(const EventLog& log, const std::string& log_id, Position after,
                       absl::FunctionRef<bool()> is_cancelled, RecordSource::OnUpdate on_update);

// A source of `log`'s records. `log` outlives it.
std::unique_ptr<RecordSource> NewLogRecordSource(const EventLog* log);

}  // namespace thuocdo
