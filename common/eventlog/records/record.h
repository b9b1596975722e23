// Records: what the log stores, and the events decoded from them.
#pragma once

#include <optional>
#include <string>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "common/base/ids.h"
#include "thuocdo/event/v1/event.pb.h"
#include "thuocdo/eventlog/v1/record.pb.h"

namespace thuocdo::eventlog {

// A record that was decoded and checked.
struct PastEvent {
  eventlog::v1::RecordHeader header;
  std::string salt;        // empty if the payload was erased
  event::v1::Event event;  // empty then
  Position erased_by;      // the PayloadErased event that erased the payload; 0 if none did
  std::optional<event::v1::PayloadErased> erasure;  // the payload of that event, if the reader knows it

  Position position() const { return {header.position()}; }
  Revision revision() const { return {header.revision()}; }
  bool is_erased() const { return erased_by.value > 0; }
};

// Decodes `record` and checks it: header and payload parse and have no unknown field, the payload has the
// size and kind that the header names, and fits the commitment. If it was erased, only the header can be
// checked.
//
// Returns DATA_LOSS naming the position and what is wrong.
absl::StatusOr<PastEvent> Decode(const eventlog::v1::Record& record);

// Returns the name of the field of `event` that is set; empty if none is known.
absl::string_view KindOf(const event::v1::Event& event);

// The names of streams.
std::string OrganizationStream(absl::string_view organization);
inline constexpr absl::string_view kLogStream = "log";
inline constexpr absl::string_view kOrganizationsStream = "organizations";
std::string RuleSetStream(absl::string_view rule_set);
std::string CampaignStream(absl::string_view campaign);
std::string SheetStream(absl::string_view campaign, absl::string_view organization);

// The names in a sheet's stream: an organization answers one sheet per campaign.
struct SheetName {
  std::string campaign;
  std::string organization;
};
// Returns the names of which SheetStream makes `stream`; nothing if it is not a sheet's stream.
std::optional<SheetName> SheetOf(absl::string_view stream);

}  // namespace thuocdo::eventlog
