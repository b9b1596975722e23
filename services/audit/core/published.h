// Publications as audit looks at them: which one is meant, what it says, and what the rules give there.
#pragma once

#include "absl/status/statusor.h"
#include "common/follow/history.h"
#include "services/ranking/core/ranked_campaign.h"
#include "thuocdo/ranking/v1/manifest.pb.h"

namespace thuocdo {

// A publication and its manifest, read.
struct Published {
  Publication publication;
  ranking::v1::PublicationManifest manifest;
};

// The publication at `position` (0: the latest) of what `campaign` was at `as_of`.
//
// Returns what ViewCampaign returns, NOT_FOUND if there is no such publication, DATA_LOSS if its manifest
// cannot be read.
absl::StatusOr<Published> FindPublished(const History& history, const std::string& campaign,
                                        Position position, Position as_of);

// What the campaign's own rules give where the manifest says it was computed. What the manifest says
// otherwise (another rule set, a position that was not there yet) is left to come out as a difference.
//
// Returns what RankCampaign returns.
absl::StatusOr<RankedCampaign> Recompute(const History& history, const std::string& campaign,
                                         const Published& published);

}  // namespace thuocdo
