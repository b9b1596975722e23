#include "common/eventlog/records/erasure.h"

#include "absl/strings/str_cat.h"
#include "common/base/status.h"

namespace thuocdo::eventlog {
namespace {

constexpr absl::string_view kPayloadErased = "payload_erased";

}  // namespace

void ErasureCheck::Visit(const PastEvent& event, OnViolation on_violation) {
  if (event.is_erased()) erased_.emplace(event.position(), event);
  if (!event.event.has_payload_erased()) return;
  const Position target{event.event.payload_erased().position()};
  const auto erased = erased_.find(target);
  if (erased != erased_.end() && ErasureOf(erased->second, event).ok()) {
    erased_.erase(erased);
    return;
  }
  on_violation(event.position(), absl::StrCat("the event did not erase the payload at position ",
                                              target.value, ", as it says"));
}

void ErasureCheck::Finish(Position last, OnViolation on_violation) const {
  for (const auto& [position, event] : erased_) {
    if (event.erased_by > last) continue;
    on_violation(position, absl::StrCat("the payload is missing: the event at position ",
                                        event.erased_by.value, " did not erase it"));
  }
}

std::string WhyNotErased(const event::v1::PayloadErased& erasure, absl::string_view stream,
                         const eventlog::v1::RecordHeader& target) {
  if (target.position() != erasure.position() || target.revision() != erasure.revision() ||
      target.stream() != stream) {
    return absl::StrCat("the event at position ", target.position(),
                        " is not the one that the erasure names");
  }
  if (!SheetOf(stream).has_value() || target.payload_kind() == kPayloadErased) {
    return absl::StrCat("the event at position ", target.position(), ", ", target.payload_kind(),
                        ", has no answers to erase");
  }
  return "";
}

eventlog::v1::Record WithoutPayload(eventlog::v1::Record record, Position by) {
  record.clear_salt();
  record.clear_payload();
  record.set_erased_by(by.value);
  return record;
}

absl::StatusOr<event::v1::PayloadErased> ErasureOf(const PastEvent& erased, const PastEvent& erasing) {
  const event::v1::PayloadErased& erasure = erasing.event.payload_erased();
  const bool is_it = erasing.position() == erased.erased_by && erasing.event.has_payload_erased() &&
                     WhyNotErased(erasure, erasing.header.stream(), erased.header).empty();
  if (is_it) return erasure;
  return absl::DataLossError(absl::StrCat("the payload at position ", erased.position().value,
                                          " is missing: the event at position ", erased.erased_by.value,
                                          " did not erase it"));
}

}  // namespace thuocdo::eventlog
