#include "services/audit/core/publication/published.h"

#include <algorithm>
#include <utility>

#include "absl/strings/str_cat.h"
#include "common/base/status.h"
#include "services/ranking/core/tables/manifest.h"
#include "services/scoring/core/view/campaign_view.h"

namespace thuocdo::audit {
namespace {

using ranking::v1::PublicationManifest;

absl::StatusOr<streams::Publication> FindPublication(const streams::CampaignState& campaign,
                                                     Position position) {
  if (campaign.publications.empty()) {
    return absl::NotFoundError(absl::StrCat("campaign ", campaign.id, " has not been published"));
  }
  if (position == Position{}) return campaign.publications.back();
  const auto found =
      std::find_if(campaign.publications.begin(), campaign.publications.end(),
                   [&](const streams::Publication& publication) { return publication.position == position; });
  if (found != campaign.publications.end()) return *found;
  return absl::NotFoundError(
      absl::StrCat("campaign ", campaign.id, " has no publication at position ", position.value));
}

}  // namespace

absl::StatusOr<Published> FindPublished(const follow::History& history, const std::string& campaign,
                                        Position position, Position as_of) {
  ASSIGN_OR_RETURN(const scoring::CampaignView now, scoring::ViewCampaign(history, campaign, as_of, ""));
  ASSIGN_OR_RETURN(streams::Publication publication, FindPublication(now.campaign, position));
  ASSIGN_OR_RETURN(PublicationManifest manifest, ranking::ParseManifest(publication));
  return Published{std::move(publication), std::move(manifest)};
}

absl::StatusOr<ranking::RankedCampaign> RecomputePublication(const follow::History& history,
                                                             const std::string& campaign,
                                                             const Published& published) {
  const Position position = std::min(Position{published.manifest.position()}, published.publication.position);
  ASSIGN_OR_RETURN(scoring::CampaignView view, scoring::ViewCampaign(history, campaign, position, ""));
  return ranking::RankCampaign(history, std::move(view), [&history](const scoring::CampaignView& of) {
    return scoring::ScoreView(history, of);
  });
}

}  // namespace thuocdo::audit
