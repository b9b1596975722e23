#include "common/follow/record_batch.h"

#include <algorithm>

#include "absl/strings/str_cat.h"

namespace thuocdo {
namespace {

constexpr size_t kFrameBytes = 8;  // a record's tag and length within a message take no more

// The records of one stream after a position: revisions grow with positions, so they are the last ones.
absl::Status ReadStreamAfter(const EventLog& log, absl::string_view stream, Position after,
                             EventLog::Visitor visit) {
  if (after > log.Head()) {
    return absl::OutOfRangeError(absl::StrCat("position ", after.value, " is above the head"));
  }
  auto visit_later = [&](const eventlog::v1::Record& record) -> absl::Status {
    eventlog::v1::RecordHeader header;
    if (!header.ParseFromString(record.header())) return absl::DataLossError("a header cannot be read");
    return header.position() > after.value ? visit(record) : absl::OkStatus();
  };
  return log.ReadStream(stream, {0}, visit_later);
}

}  // namespace

absl::Status ReadBatch(const EventLog& log, Position after, absl::string_view stream, int records_max,
                       google::protobuf::RepeatedPtrField<eventlog::v1::Record>& batch) {
  size_t bytes = 0;
  bool is_full = false;
  auto add = [&](const eventlog::v1::Record& record) {
    bytes += record.ByteSizeLong() + kFrameBytes;
    is_full =
        batch.size() >= std::min(records_max, kBatchRecordsMax) || (!batch.empty() && bytes > kBatchBytesMax);
    if (is_full) return absl::CancelledError("the batch is full");
    *batch.Add() = record;
    return absl::OkStatus();
  };
  absl::Status read = stream.empty() ? log.Read(after, add) : ReadStreamAfter(log, stream, after, add);
  return is_full ? absl::OkStatus() : read;
}

}  // namespace thuocdo
