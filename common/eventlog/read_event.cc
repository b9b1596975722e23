#include "common/eventlog/read_event.h"

#include "absl/status/status.h"
#include "absl/strings/str_cat.h"
#include "common/base/status.h"
#include "common/eventlog/records/erasure.h"

namespace thuocdo::eventlog {

absl::StatusOr<PastEvent> EventAt(const EventLog& log, Position position) {
  const absl::Status missing =
      absl::NotFoundError(absl::StrCat("there is no event at position ", position.value));
  if (position.value == 0 || position > log.Head()) return missing;
  absl::StatusOr<PastEvent> found = missing;
  auto decode_first = [&](const eventlog::v1::Record& record) {
    found = Decode(record);
    return false;
  };
  RETURN_IF_ERROR(log.ReadWhile({position.value - 1}, decode_first));
  return found;
}

absl::StatusOr<PastEvent> DecodeFrom(const EventLog& log, const eventlog::v1::Record& record) {
  ASSIGN_OR_RETURN(PastEvent event, Decode(record));
  if (!event.is_erased()) return event;
  if (event.erased_by > log.Head())
    return absl::UnavailableError(
        absl::StrCat("the payload at position ", event.position().value, " is being erased; retry"));
  ASSIGN_OR_RETURN(const PastEvent erasing, EventAt(log, event.erased_by));
  ASSIGN_OR_RETURN(event.erasure, ErasureOf(event, erasing));
  return event;
}

}  // namespace thuocdo::eventlog
