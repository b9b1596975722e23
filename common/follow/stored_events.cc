#include "common/follow/stored_events.h"

#include <optional>
#include <utility>

#include "absl/strings/str_cat.h"
#include "common/base/status.h"
#include "common/eventlog/erasure.h"
#include "common/eventlog/log_format.h"
#include "common/follow/stream_records.h"

namespace thuocdo {
namespace {

constexpr absl::string_view kEndOfName("\0", 1);
constexpr absl::string_view kAboveAscii("\xff", 1);

std::string EndOf(absl::string_view stream) { return absl::StrCat("e", stream, "\1"); }

// What the event that erased `erased` says of that, if `store` has come to it.
absl::StatusOr<std::optional<event::v1::PayloadErased>> FindErasure(const Store& store,
                                                                    const PastEvent& erased) {
  std::optional<event::v1::PayloadErased> erasure;
  auto look = [&](absl::string_view, absl::string_view value) -> absl::Status {
    const std::optional<eventlog::v1::Record> record = log_format::DecodeRecord(value);
    if (!record.has_value()) return NotAHistory("a record cannot be read");
    ASSIGN_OR_RETURN(const PastEvent event, Decode(*record));
    if (event.position() != erased.erased_by) return absl::OkStatus();
    ASSIGN_OR_RETURN(erasure, ErasureOf(erased, event));
    return absl::OkStatus();
  };
  const std::string& stream = erased.header.stream();
  RETURN_IF_ERROR(store.Scan(EventKey(stream, {erased.revision().value + 1}), EndOf(stream), look));
  if (erasure.has_value()) return erasure;
  ASSIGN_OR_RETURN(const std::optional<std::string> position, store.Get(kPositionKey));
  const bool has_come = log_format::TrailingNumber(position.value_or("")) >= erased.erased_by.value;
  if (has_come) return ErasureOf(erased, {}).status();
  return erasure;
}

// Visits the record that is stored as `value` in `store`, unless it is after `as_of`.
absl::Status Visit(const Store& store, absl::string_view value, Position as_of, VisitRecord visit) {
  std::optional<eventlog::v1::Record> record = log_format::DecodeRecord(value);
  eventlog::v1::RecordHeader header;
  if (!record.has_value() || !header.ParseFromString(record->header())) {
    return NotAHistory("a record cannot be read");
  }
  if (header.position() > as_of.value) return absl::OkStatus();
  ASSIGN_OR_RETURN(PastEvent event, Decode(*record));
  if (event.is_erased()) {
    ASSIGN_OR_RETURN(event.erasure, FindErasure(store, event));
  }
  return visit(*record, event);
}

// Visits what `store` has in the keys from `from` up to, but not including, `to`.
absl::Status VisitRange(const Store& store, const std::string& from, const std::string& to, Position as_of,
                        VisitRecord visit) {
  auto visit_value = [&](absl::string_view, absl::string_view value) {
    return Visit(store, value, as_of, visit);
  };
  return store.Scan(from, to, visit_value);
}

}  // namespace

absl::Status NotAHistory(absl::string_view what) {
  return absl::DataLossError(absl::StrCat("history: ", what, "; delete it, it is built again from the log"));
}

std::string EventKey(absl::string_view stream, Revision revision) {
  return absl::StrCat("e", stream, kEndOfName, log_format::BigEndian(revision.value));
}

absl::Status VisitStream(const Store& store, absl::string_view stream, Position as_of, VisitRecord visit) {
  return VisitRange(store, EventKey(stream, {1}), EndOf(stream), as_of, visit);
}

absl::Status VisitStreams(const Store& store, absl::string_view prefix, Position as_of, VisitRecord visit) {
  return VisitRange(store, absl::StrCat("e", prefix), absl::StrCat("e", prefix, kAboveAscii), as_of, visit);
}

absl::StatusOr<std::vector<eventlog::v1::Record>> StreamRecords(const Store& store, absl::string_view stream,
                                                                Position as_of) {
  std::vector<eventlog::v1::Record> records;
  auto keep = [&](const eventlog::v1::Record& record, const PastEvent&) {
    records.push_back(record);
    return absl::OkStatus();
  };
  RETURN_IF_ERROR(VisitStream(store, stream, as_of, keep));
  return records;
}

}  // namespace thuocdo
