// Batches of records, as they travel.
#pragma once

#include <google/protobuf/repeated_field.h>

#include <cstddef>

#include "absl/status/status.h"
#include "absl/strings/string_view.h"
#include "common/base/ids.h"
#include "common/eventlog/event_log.h"

namespace thuocdo {

// A batch has at most so many bytes, or one record; and at most so many records.
inline constexpr size_t kBatchBytesMax = 1 << 20;
inline constexpr int kBatchRecordsMax = 1000;

// Adds to `batch` the next records of `log` after `after`, of `stream` only unless it is empty: as many as a
// batch may have, and at most `records_max`.
//
// Returns OUT_OF_RANGE if `after` is above the head, DATA_LOSS if a record cannot be read.
absl::Status ReadBatch(const EventLog& log, Position after, absl::string_view stream, int records_max,
                       google::protobuf::RepeatedPtrField<eventlog::v1::Record>& batch);

}  // namespace thuocdo
