// What the stream `campaign/<id>` says.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "common/base/ids.h"
#include "common/eventlog/record.h"
#include "thuocdo/campaign/v1/campaign.pb.h"

namespace thuocdo {

// Where a campaign is in its life.
enum class CampaignPhase {
  kNone,            // nothing is known
  kOpen,            // takes answers
  kClosed,          // takes none; may be published
  kPublished,       // published; takes none
  kEarlierRanking,  // not a campaign: a past ranking of which only ranks are known
};

// A publication in a campaign's history.
struct Publication {
  Position position;     // of its event
  std::string manifest;  // a serialized PublicationManifest
  friend bool operator==(const Publication&, const Publication&) = default;
};

// One campaign or earlier ranking, folded from its stream.
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

// The state after `event`. DATA_LOSS if it does not apply.
absl::StatusOr<CampaignState> ApplyCampaignEvent(CampaignState state, const PastEvent& event);

// The roster entry of `organization`; null if it is not on the roster.
const campaign::v1::RosterEntry* FindRosterEntry(const campaign::v1::CampaignDefinition& definition,
                                                 absl::string_view organization);

}  // namespace thuocdo
