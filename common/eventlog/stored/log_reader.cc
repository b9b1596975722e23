#include "common/eventlog/stored/log_reader.h"

#include "absl/strings/str_cat.h"
#include "common/base/status.h"

namespace thuocdo::eventlog {
namespace {

using log_format::PastRequest;

absl::Status Damaged(Position position, absl::string_view what) {
  return absl::DataLossError(absl::StrCat("log: record at position ", position.value, " ", what));
}

absl::Status Missing(absl::string_view stream, Revision revision) {
  return absl::DataLossError(
      absl::StrCat("log: revision ", revision.value, " of stream \"", stream, "\" is missing"));
}

// Decodes `value`, the record at `position`.
absl::StatusOr<eventlog::v1::Record> Parse(Position position, absl::string_view value) {
  std::optional<eventlog::v1::Record> record = log_format::DecodeRecord(value);
  if (!record.has_value()) return Damaged(position, "cannot be read");
  return *std::move(record);
}

absl::StatusOr<eventlog::v1::RecordHeader> ParseHeader(Position position,
                                                       const eventlog::v1::Record& record) {
  eventlog::v1::RecordHeader header;
  if (!header.ParseFromString(record.header())) return Damaged(position, "has a header that cannot be read");
  return header;
}

absl::StatusOr<uint64_t> Number(absl::string_view index, absl::string_view name, absl::string_view value) {
  std::optional<uint64_t> number = log_format::TrailingNumber(value);
  if (number.has_value() && value.size() == 8) return *number;
  return absl::DataLossError(absl::StrCat("log: the ", index, " of \"", name, "\" cannot be read"));
}

}  // namespace

absl::Status LogReader::Read(Position after, Visitor visit) const {
  if (after > head_) {
    return absl::OutOfRangeError(
        absl::StrCat("position ", after.value, " is above the head, which is ", head_.value));
  }
  Position next{after.value + 1};
  bool goes_on = true;
  auto visit_value = [&](absl::string_view key, absl::string_view value) -> absl::StatusOr<bool> {
    // The scan skips what is not there; only comparing with the expected key notices a gap.
    if (key != log_format::RecordKey(next)) return Damaged(next, "is missing");
    ASSIGN_OR_RETURN(const eventlog::v1::Record record, Parse(next, value));
    ++next.value;
    ASSIGN_OR_RETURN(goes_on, visit(record));
    return goes_on;
  };
  RETURN_IF_ERROR(store_->ScanWhile(log_format::RecordKeys(after, head_), visit_value));
  return next > head_ || !goes_on ? absl::OkStatus() : Damaged(next, "is missing");
}

absl::Status LogReader::ReadStream(absl::string_view stream, Revision after, Visitor visit) const {
  ASSIGN_OR_RETURN(const Revision last, StreamRevision(stream));
  if (after >= last) return absl::OkStatus();
  Revision next{after.value + 1};
  bool goes_on = true;
  auto visit_position = [&](absl::string_view key, absl::string_view position) -> absl::StatusOr<bool> {
    if (key != log_format::StreamKey(stream, next)) return Missing(stream, next);
    ASSIGN_OR_RETURN(const eventlog::v1::Record record, StreamRecord(stream, next, position));
    ++next.value;
    ASSIGN_OR_RETURN(goes_on, visit(record));
    return goes_on;
  };
  RETURN_IF_ERROR(store_->ScanWhile(log_format::StreamKeys(stream, after, last), visit_position));
  return next > last || !goes_on ? absl::OkStatus() : Missing(stream, next);
}

// Returns the record to which the stream's index points, and checks that it is the right one.
absl::StatusOr<eventlog::v1::Record> LogReader::StreamRecord(absl::string_view stream, Revision revision,
                                                             absl::string_view position) const {
  ASSIGN_OR_RETURN(uint64_t number, Number("index", stream, position));
  ASSIGN_OR_RETURN(eventlog::v1::Record record, RecordAt({number}));
  ASSIGN_OR_RETURN(eventlog::v1::RecordHeader header, ParseHeader({number}, record));
  if (header.stream() == stream && header.revision() == revision.value) return record;
  return Damaged({number}, absl::StrCat("is not revision ", revision.value, " of stream \"", stream, "\""));
}

absl::StatusOr<Revision> LogReader::StreamRevision(absl::string_view stream) const {
  storage::KeyRange keys = log_format::StreamKeys(stream, {0}, {UINT64_MAX});
  while (true) {
    ASSIGN_OR_RETURN(std::optional<storage::Entry> last, store_->Last(keys));
    if (!last.has_value()) return Revision{0};
    ASSIGN_OR_RETURN(uint64_t position, Number("index", stream, last->second));
    if (position <= head_.value) return Revision{*log_format::TrailingNumber(last->first)};
    keys.to = last->first;  // stored above the head: not acknowledged yet
  }
}

absl::StatusOr<std::vector<std::string>> LogReader::ListStreams(absl::string_view prefix,
                                                                absl::string_view after, size_t limit) const {
  std::vector<std::string> streams;
  storage::KeyRange keys = log_format::StreamsKeys(prefix, after);
  while (streams.size() < limit) {
    ASSIGN_OR_RETURN(std::optional<storage::Entry> first, store_->First(keys));
    if (!first.has_value()) break;
    std::string stream(log_format::StreamOf(first->first));
    ASSIGN_OR_RETURN(uint64_t position, Number("index", stream, first->second));
    keys.from = log_format::StreamsKeys(prefix, stream).from;
    if (position <= head_.value) streams.push_back(std::move(stream));
  }
  return streams;
}

absl::StatusOr<Position> LogReader::PositionAt(int64_t time_us) const {
  Position low{0};
  Position high = head_;
  while (low < high) {  // a binary search: accept times never decrease
    Position middle{high.value - (high.value - low.value) / 2};
    ASSIGN_OR_RETURN(eventlog::v1::RecordHeader header, HeaderAt(middle));
    if (header.accept_time_us() <= time_us) {
      low = middle;
    } else {
      high = Position{middle.value - 1};
    }
  }
  return low;
}

absl::StatusOr<std::optional<PastRequest>> LogReader::FindRequest(absl::string_view request_id) const {
  ASSIGN_OR_RETURN(std::optional<std::string> value, store_->Get(log_format::RequestKey(request_id)));
  if (!value.has_value()) return std::optional<PastRequest>();
  std::optional<PastRequest> request = log_format::DecodeRequest(*value);
  if (!request.has_value()) {
    return absl::DataLossError(absl::StrCat("log: the entry of request \"", request_id, "\" cannot be read"));
  }
  // Stored above the head: its sender is answered only once it is acknowledged.
  if (request->first > head_) return std::optional<PastRequest>();
  return request;
}

absl::StatusOr<std::optional<uint64_t>> LogReader::SourcePosition(absl::string_view source) const {
  ASSIGN_OR_RETURN(std::optional<std::string> value, store_->Get(log_format::SourceKey(source)));
  if (!value.has_value()) return std::optional<uint64_t>();
  ASSIGN_OR_RETURN(uint64_t number, Number("position", source, *value));
  return std::optional<uint64_t>(number);
}

absl::StatusOr<eventlog::v1::Record> LogReader::RecordAt(Position position) const {
  ASSIGN_OR_RETURN(std::optional<std::string> value, store_->Get(log_format::RecordKey(position)));
  if (!value.has_value()) return Damaged(position, "is missing");
  return Parse(position, *value);
}

absl::StatusOr<eventlog::v1::RecordHeader> LogReader::HeaderAt(Position position) const {
  ASSIGN_OR_RETURN(eventlog::v1::Record record, RecordAt(position));
  ASSIGN_OR_RETURN(eventlog::v1::RecordHeader header, ParseHeader(position, record));
  if (header.position() != position.value) return Damaged(position, "has a header with another position");
  return header;
}

Receipt ReceiptOf(absl::string_view request_id, const PastRequest& request, int64_t accept_time_us,
                  bool deduplicated) {
  return {.request_id = std::string(request_id),
          .first = request.first,
          .last = Position{request.first.value + request.size - 1},
          .accept_time_us = accept_time_us,
          .deduplicated = deduplicated};
}

absl::Status CheckFingerprint(absl::string_view request_id, const PastRequest& request,
                              absl::string_view fingerprint) {
  if (request.fingerprint == fingerprint) return absl::OkStatus();
  return absl::AlreadyExistsError(absl::StrCat("request id \"", request_id,
                                               "\" was used for another command, accepted at position ",
                                               request.first.value));
}

}  // namespace thuocdo::eventlog
