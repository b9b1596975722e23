// The state of the stream `campaign/<id>`.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "common/base/ids.h"
#include "common/eventlog/records/record.h"
#include "thuocdo/campaign/v1/campaign.pb.h"
#include "thuocdo/event/v1/event.pb.h"

namespace thuocdo::streams {

// The phases of a campaign.
enum class CampaignPhase {
  kNone,            // there is no such campaign
  kOpen,            // takes answers
  kClosed,          // takes no answers; may be published
  kPublished,       // takes no answers; may be published again
  kEarlierRanking,  // not a campaign, but a past ranking of which only the ranks are known
};

// A publication in a campaign's history.
struct Publication {
  Position position;     // of its event
  std::string manifest;  // a serialized PublicationManifest
  friend bool operator==(const Publication&, const Publication&) = default;
};

// A campaign or an earlier ranking.
struct CampaignState {
  std::string id;
  CampaignPhase phase = CampaignPhase::kNone;
  campaign::v1::CampaignDefinition definition;
  std::vector<Publication> publications;              // oldest first
  std::string earlier_title;                          // of an earlier ranking
  std::vector<event::v1::EarlierRank> earlier_ranks;  // of an earlier ranking
  Revision revision;
  Position last_position;  // of the last event; 0 if there is none
};

// Returns `state` after `event`. Returns DATA_LOSS if the event does not apply.
absl::StatusOr<CampaignState> ApplyCampaignEvent(CampaignState state, const eventlog::PastEvent& event);

// Returns the roster entry of `organization`; null if it is not on the roster.
const campaign::v1::RosterEntry* FindRosterEntry(const campaign::v1::CampaignDefinition& definition,
                                                 absl::string_view organization);

}  // namespace thuocdo::streams
