// Records: what the log stores, and what it says once it is read and checked.
#pragma once

#include <optional>
#include <string>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "common/base/ids.h"
#include "thuocdo/event/v1/event.pb.h"
#include "thuocdo/eventlog/v1/record.pb.h"

namespace thuocdo {

// A record that was read and checked.
struct PastEvent {
  eventlog::v1::RecordHeader header;
  std::string salt;        // empty if the payload was erased
  event::v1::Event event;  // says nothing then
  Position erased_by;      // the PayloadErased event that erased the payload; 0 if none did
  std::optional<event::v1::PayloadErased> erasure;  // that event, where the reader has it

  Position position() const { return {header.position()}; }
  Revision revision() const { return {header.revision()}; }
  bool is_erased() const { return erased_by.value > 0; }
};

// Reads `record` and checks it: the header and the payload parse, bear no unknown field, the payload has the
// header's size and kind, and the commitment fits. Of one that was erased, only the header can be checked.
//
// Returns DATA_LOSS naming the position and what is wrong.
absl::StatusOr<PastEvent> Decode(const eventlog::v1::Record& record);

// The name of the field of `event` that is set; empty if none is known.
absl::string_view KindOf(const event::v1::Event& event);

// The streams' names.
std::string OrganizationStream(absl::string_view organization);
inline constexpr absl::string_view kLogStream = "log";
inline constexpr absl::string_view kOrganizationsStream = "organizations";
std::string RuleSetStream(absl::string_view rule_set);
std::string CampaignStream(absl::string_view campaign);
std::string SheetStream(absl::string_view campaign, absl::string_view organization);

// Whose sheet it is, in which campaign.
struct SheetName {
  std::string campaign;
  std::string organization;
};
// What SheetStream made `stream` of; nothing if it is no sheet's.
std::optional<SheetName> SheetOf(absl::string_view stream);

}  // namespace thuocdo
