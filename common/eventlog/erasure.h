// Erasing payloads: what an event of kind PayloadErased makes of an earlier record.
//
// A record whose payload is erased keeps its header, as it was stored, and with it every hash and every
// proof. Payload and salt are gone; in their place stands the position of the event that erased them.
#pragma once

#include <map>
#include <string>

#include "absl/functional/function_ref.h"
#include "absl/status/statusor.h"
#include "common/base/ids.h"
#include "common/eventlog/event_log.h"
#include "common/eventlog/record.h"

namespace thuocdo {

// Why `erasure`, an event of the stream `stream`, cannot erase the payload of the record with the header
// `target`; empty if it can. Only what belongs to a sheet can be erased: all other events are public acts. An
// event that erases another cannot.
std::string WhyNotErased(const event::v1::PayloadErased& erasure, absl::string_view stream,
                         const eventlog::v1::RecordHeader& target);

// `record` without its payload, which the event at `by` erased.
eventlog::v1::Record WithoutPayload(eventlog::v1::Record record, Position by);

// What `erasing`, the event that is named by `erased`, says of that. DATA_LOSS if it says nothing of it: then
// the payload is missing.
absl::StatusOr<event::v1::PayloadErased> ErasureOf(const PastEvent& erased, const PastEvent& erasing);

// Sees to it that a payload is missing where an event erased it, and nowhere else.
class ErasureCheck {
 public:
  using OnFault = absl::FunctionRef<void(Position position, std::string what)>;

  // The next event. Those of one stream come in the order of their revisions.
  void Visit(const PastEvent& event, OnFault on_fault);
  // There are no more up to `last`; what a later event erased may be missing.
  void Finish(Position last, OnFault on_fault) const;

 private:
  std::map<Position, PastEvent> erased_;  // whose erasing event has not come yet
};

// The event at `position`. NOT_FOUND if there is none.
absl::StatusOr<PastEvent> EventAt(const EventLog& log, Position position);

// As Decode; if the payload is erased, with the erasure, which `log` has. UNAVAILABLE while that is being
// appended (ask again).
absl::StatusOr<PastEvent> DecodeFrom(const EventLog& log, const eventlog::v1::Record& record);

}  // namespace thuocdo
