#include "common/eventlog/records/record.h"

#include "common/base/messages.h"
#include "common/base/status.h"
#include "common/eventlog/stored/log_format.h"
#include "tests/fuzz/property.h"
#include "tests/fuzz/sealed.h"
#include "tests/fuzz/targets.h"

namespace thuocdo::fuzz {

absl::Status Record(absl::string_view input) {
  Choices choices(input);
  const size_t header_size = choices.Byte();
  eventlog::v1::RecordHeader header;
  if (!header.ParseFromString(std::string(choices.Bytes(header_size)))) return absl::OkStatus();
  const absl::StatusOr<eventlog::PastEvent> past = eventlog::Decode(Sealed(header, choices.rest()));
  if (!past.ok()) return absl::OkStatus();
  const std::string payload = SerializeDeterministically(past->event);
  ASSIGN_OR_RETURN(const eventlog::PastEvent again, eventlog::Decode(Sealed(past->header, payload)));
  return Same("the event read again", SerializeDeterministically(again.event), payload);
}

absl::Status StoredRecord(absl::string_view input) {
  if (const auto record = eventlog::log_format::DecodeRecord(input); record.has_value()) {
    RETURN_IF_ERROR(Same("the record stored again", eventlog::log_format::EncodeRecord(*record), input));
    // Whatever it is, it is either rejected or one that could be stored.
    if (const absl::StatusOr<eventlog::PastEvent> past = eventlog::Decode(*record); past.ok())
      RETURN_IF_ERROR(Hold(past->is_erased() || !eventlog::KindOf(past->event).empty(),
                           "an event of no kind is accepted"));
  }
  const auto request = eventlog::log_format::DecodeRequest(input);
  return request.has_value()
             ? Same("the request stored again", eventlog::log_format::EncodeRequest(*request), input)
             : absl::OkStatus();
}

}  // namespace thuocdo::fuzz
