// Erasing payloads: what an event of kind PayloadErased does to an earlier record.
//
// A record whose payload is erased keeps its header as it was stored, and with it every hash and every proof.
// Payload and salt are destroyed; the record holds the position of the erasing event instead.
#pragma once

#include <map>
#include <string>

#include "absl/functional/function_ref.h"
#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "common/base/ids.h"
#include "common/eventlog/records/record.h"

namespace thuocdo::eventlog {

// Returns why `erasure`, an event of `stream`, cannot erase the payload of the record with header `target`;
// empty if it can. Only events of sheets can be erased: all others are public acts. An erasure cannot be
// erased itself.
std::string WhyNotErased(const event::v1::PayloadErased& erasure, absl::string_view stream,
                         const eventlog::v1::RecordHeader& target);

// Returns `record` without its payload, erased by the event at `by`.
eventlog::v1::Record WithoutPayload(eventlog::v1::Record record, Position by);

// Returns the erasure in `erasing`, the event that `erased` names as its eraser.
//
// Returns DATA_LOSS if `erasing` does not erase it: then the payload is missing without a reason.
absl::StatusOr<event::v1::PayloadErased> ErasureOf(const PastEvent& erased, const PastEvent& erasing);

// Checks that a payload is missing where an event erased it, and nowhere else.
class ErasureCheck {
 public:
  using OnViolation = absl::FunctionRef<void(Position position, std::string what)>;

  // Checks the next event. Events of one stream come in the order of their revisions.
  void Visit(const PastEvent& event, OnViolation on_violation);
  // Ends the check at position `last`. Payloads erased by later events may be missing.
  void Finish(Position last, OnViolation on_violation) const;

 private:
  std::map<Position, PastEvent> erased_;  // by position; their erasing events have not been visited yet
};

}  // namespace thuocdo::eventlog
