// Batches of records, as they are sent.
#pragma once

#include <google/protobuf/repeated_field.h>

#include <cstddef>

#include "absl/status/status.h"
#include "absl/strings/string_view.h"
#include "common/base/ids.h"
#include "thuocdo/eventlog/v1/record.pb.h"

namespace thuocdo::eventlog {
class EventLog;
}  // namespace thuocdo::eventlog

namespace thuocdo::follow {

// A batch has at most this many bytes, or one record, and at most this many records.
inline constexpr size_t kBatchBytesMax = 1 << 20;
inline constexpr int kBatchRecordsMax = 1000;

// Adds to `batch` the next records of `log` after `after`: those of `stream`, or of all streams if it is
// empty; as many as a batch may have, and at most `records_max`.
//
// Returns OUT_OF_RANGE if `after` is above the head, DATA_LOSS if a record cannot be read.
absl::Status ReadBatch(const eventlog::EventLog& log, Position after, absl::string_view stream,
                       int records_max, google::protobuf::RepeatedPtrField<eventlog::v1::Record>& batch);

}  // namespace thuocdo::follow
