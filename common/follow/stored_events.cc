#include "common/follow/stored_events.h"

#include <optional>

#include "absl/strings/str_cat.h"
#include "common/base/status.h"
#include "common/eventlog/records/erasure.h"
#include "common/eventlog/stored/log_format.h"

namespace thuocdo::follow {
namespace {

using storage::KeyRange;
using storage::KeyValueStore;

constexpr absl::string_view kEndOfName("\0", 1);
constexpr absl::string_view kAboveAscii("\xff", 1);

std::string EndOf(absl::string_view stream) { return absl::StrCat("e", stream, "\1"); }

absl::StatusOr<eventlog::PastEvent> DecodeValue(absl::string_view value) {
  const std::optional<eventlog::v1::Record> record = eventlog::log_format::DecodeRecord(value);
  if (!record.has_value()) return NotAHistory("a record cannot be read");
  return eventlog::Decode(*record);
}

// Returns the erasure of `erased`, or nothing if the history in `store` has not reached it yet. An erasing
// event is a later one of the same stream, so only that has to be looked through.
absl::StatusOr<std::optional<event::v1::PayloadErased>> FindErasure(const KeyValueStore& store,
                                                                    const eventlog::PastEvent& erased) {
  std::optional<event::v1::PayloadErased> erasure;
  auto look = [&](absl::string_view, absl::string_view value) -> absl::StatusOr<bool> {
    ASSIGN_OR_RETURN(const eventlog::PastEvent event, DecodeValue(value));
    if (event.position() != erased.erased_by) return true;
    ASSIGN_OR_RETURN(erasure, eventlog::ErasureOf(erased, event));
    return false;
  };
  const std::string& stream = erased.header.stream();
  const KeyRange later = {EventKey(stream, {erased.revision().value + 1}), EndOf(stream)};
  RETURN_IF_ERROR(store.ScanWhile(later, look));
  if (erasure.has_value()) return erasure;
  ASSIGN_OR_RETURN(const std::optional<std::string> position, store.Get(kPositionKey));
  const bool is_reached =
      eventlog::log_format::TrailingNumber(position.value_or("")) >= erased.erased_by.value;
  if (is_reached) return eventlog::ErasureOf(erased, {}).status();
  return erasure;
}

// Visits the record that is stored as `value` in `store`, unless it is after `as_of`. That is decided on the
// header alone, since most of a query's time goes into decoding payloads.
absl::Status Visit(const KeyValueStore& store, absl::string_view value, Position as_of, VisitRecord visit) {
  const std::optional<eventlog::v1::Record> record = eventlog::log_format::DecodeRecord(value);
  eventlog::v1::RecordHeader header;
  if (!record.has_value() || !header.ParseFromString(record->header())) {
    return NotAHistory("a record cannot be read");
  }
  if (header.position() > as_of.value) return absl::OkStatus();
  ASSIGN_OR_RETURN(eventlog::PastEvent event, eventlog::Decode(*record));
  if (event.is_erased()) {
    ASSIGN_OR_RETURN(event.erasure, FindErasure(store, event));
  }
  return visit(*record, event);
}

absl::Status VisitRange(const KeyValueStore& store, const KeyRange& keys, Position as_of, VisitRecord visit) {
  auto visit_value = [&](absl::string_view, absl::string_view value) {
    return Visit(store, value, as_of, visit);
  };
  return store.Scan(keys, visit_value);
}

}  // namespace

absl::Status NotAHistory(absl::string_view what) {
  return absl::DataLossError(
      absl::StrCat("history: ", what, "; delete its directory, it is rebuilt from the log"));
}

std::string EventKey(absl::string_view stream, Revision revision) {
  return absl::StrCat("e", stream, kEndOfName, eventlog::log_format::BigEndian(revision.value));
}

absl::Status VisitStream(const KeyValueStore& store, absl::string_view stream, Position as_of,
                         VisitRecord visit) {
  return VisitRange(store, {EventKey(stream, {1}), EndOf(stream)}, as_of, visit);
}

absl::Status VisitStreams(const KeyValueStore& store, absl::string_view prefix, Position as_of,
                          VisitRecord visit) {
  return VisitRange(store, {absl::StrCat("e", prefix), absl::StrCat("e", prefix, kAboveAscii)}, as_of, visit);
}

}  // namespace thuocdo::follow
