// The decision to erase the payload of a sheet's event.
#pragma once

#include <optional>
#include <vector>

#include "absl/status/statusor.h"
#include "common/eventlog/records/append.h"
#include "common/eventlog/records/record.h"
#include "thuocdo/intake/v1/sheets.pb.h"

namespace thuocdo::intake {

// Returns one event in the stream of `target`, the event at the command's position (absent if there is none),
// or every violation. The new event keeps the criteria that `target` answered, so that a later fold knows
// whether its answers were replaced.
absl::StatusOr<std::vector<eventlog::NewEvent>> DecideErasePayload(
    const std::optional<eventlog::PastEvent>& target, const intake::v1::ErasePayloadRequest& command);

}  // namespace thuocdo::intake
