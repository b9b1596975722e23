// Finds publications and recomputes them.
#pragma once

#include <string>

#include "absl/status/statusor.h"
#include "common/base/ids.h"
#include "common/follow/history.h"
#include "common/streams/campaign.h"
#include "services/ranking/core/tables/ranked_campaign.h"
#include "thuocdo/ranking/v1/manifest.pb.h"

namespace thuocdo::audit {

// A publication and its parsed manifest.
struct Published {
  streams::Publication publication;
  ranking::v1::PublicationManifest manifest;
};

// Returns the publication at `position` (0: the latest) of `campaign` as known at `as_of`.
//
// Returns what ViewCampaign returns, NOT_FOUND if there is no such publication, DATA_LOSS if its manifest is
// invalid.
absl::StatusOr<Published> FindPublished(const follow::History& history, const std::string& campaign,
                                        Position position, Position as_of);

// Ranks the campaign under its own rules at the position that the manifest names, but no later than the
// publication. A manifest that names another rule set or a future position thus shows up as a difference, not
// as an error.
//
// Returns what RankCampaign returns.
absl::StatusOr<ranking::RankedCampaign> RecomputePublication(const follow::History& history,
                                                             const std::string& campaign,
                                                             const Published& published);

}  // namespace thuocdo::audit
