// Erasing what an event of a sheet said.
#pragma once

#include <optional>
#include <vector>

#include "absl/status/statusor.h"
#include "common/eventlog/event_log.h"
#include "thuocdo/intake/v1/sheets.pb.h"

namespace thuocdo {

// One event in the stream of `target`, the event at the command's position; nothing if there is none. The
// criteria that it was about are kept, so that it can be told later whether its answers were replaced.
absl::StatusOr<std::vector<NewEvent>> DecideErasePayload(const std::optional<PastEvent>& target,
                                                         const intake::v1::ErasePayloadRequest& command);

}  // namespace thuocdo
