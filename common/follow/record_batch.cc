#include "common/follow/record_batch.h"

#include <algorithm>

#include "absl/strings/str_cat.h"
#include "common/eventlog/event_log.h"

namespace thuocdo::follow {
namespace {

constexpr size_t kFrameBytes = 8;  // upper bound of a record's tag and length within a message

// Visits the records of one stream after a position.
absl::Status ReadStreamAfter(const eventlog::EventLog& log, absl::string_view stream, Position after,
                             eventlog::EventLog::StoppingVisitor visit) {
  if (after > log.Head()) {
    return absl::OutOfRangeError(absl::StrCat("position ", after.value, " is above the head"));
  }
  auto visit_later = [&](const eventlog::v1::Record& record) -> absl::StatusOr<bool> {
    eventlog::v1::RecordHeader header;
    if (!header.ParseFromString(record.header())) return absl::DataLossError("a header cannot be read");
    return header.position() > after.value ? visit(record) : true;
  };
  return log.ReadStreamWhile(stream, {0}, visit_later);
}

}  // namespace

absl::Status ReadBatch(const eventlog::EventLog& log, Position after, absl::string_view stream,
                       int records_max, google::protobuf::RepeatedPtrField<eventlog::v1::Record>& batch) {
  size_t bytes = 0;
  auto add_if_it_fits = [&](const eventlog::v1::Record& record) {
    bytes += record.ByteSizeLong() + kFrameBytes;
    const bool is_full =
        batch.size() >= std::min(records_max, kBatchRecordsMax) || (!batch.empty() && bytes > kBatchBytesMax);
    if (!is_full) *batch.Add() = record;
    return !is_full;
  };
  if (!stream.empty()) return ReadStreamAfter(log, stream, after, add_if_it_fits);
  return log.ReadWhile(after, add_if_it_fits);
}

}  // namespace thuocdo::follow
