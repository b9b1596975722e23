#include "services/audit/core/verify.h"

#include <algorithm>
#include <utility>

#include "absl/strings/str_cat.h"
#include "common/base/digest.h"
#include "common/base/status.h"
#include "services/ranking/core/manifest.h"
#include "services/ranking/core/ranked_campaign.h"
#include "services/scoring/core/campaign_view.h"

namespace thuocdo {
namespace {

using audit::v1::VerifyPublicationRequest;
using audit::v1::VerifyPublicationResponse;
using ranking::v1::PublicationManifest;

absl::StatusOr<Publication> FindPublication(const CampaignState& campaign, Position position) {
  if (campaign.publications.empty()) {
    return absl::NotFoundError(absl::StrCat("campaign ", campaign.id, " has not been published"));
  }
  if (position == Position{}) return campaign.publications.back();
  const auto found =
      std::find_if(campaign.publications.begin(), campaign.publications.end(),
                   [&](const Publication& publication) { return publication.position == position; });
  if (found != campaign.publications.end()) return *found;
  return absl::NotFoundError(
      absl::StrCat("campaign ", campaign.id, " has no publication at position ", position.value));
}

absl::StatusOr<PublicationManifest> ReadManifest(const Publication& publication) {
  PublicationManifest manifest;
  if (manifest.ParseFromString(publication.manifest)) return manifest;
  return absl::DataLossError(absl::StrCat("the manifest of the publication at position ",
                                          publication.position.value, " cannot be read"));
}

VerifyPublicationResponse Describe(const Publication& publication, const PublicationManifest& manifest) {
  VerifyPublicationResponse response;
  response.set_campaign(manifest.campaign());
  response.set_publication_position(publication.position.value);
  response.set_position(manifest.position());
  response.set_rule_set(manifest.rule_set());
  response.set_decision(manifest.decision());
  response.set_date(manifest.date());
  response.set_digest(Sha256(publication.manifest));
  return response;
}

// What the campaign's own rules give where the manifest says it was computed. What the manifest says
// otherwise (another rule set, a position that was not there yet) is left to come out as a difference.
absl::StatusOr<RankedCampaign> Recompute(const History& history, const std::string& campaign,
                                         const Publication& publication,
                                         const PublicationManifest& manifest) {
  const Position position = std::min(Position{manifest.position()}, publication.position);
  ASSIGN_OR_RETURN(CampaignView view, ViewCampaign(history, campaign, position, ""));
  return RankCampaign(history, std::move(view),
                      [&history](const CampaignView& of) { return ScoreView(history, of); });
}

void AddDifferences(const PublicationManifest& published, const RankedCampaign& ranked,
                    VerifyPublicationResponse& response) {
  const Decision decision{published.decision(), published.date(), Position{published.amends()}};
  const PublicationManifest recomputed = MakeManifest(ranked.view, decision, ranked.tables, ranked.cards);
  for (const ManifestDifference& difference : CompareManifests(published, recomputed)) {
    audit::v1::Difference& message = *response.add_differences();
    message.set_subject(difference.subject);
    message.set_published(difference.published);
    message.set_recomputed(difference.recomputed);
  }
}

}  // namespace

absl::StatusOr<VerifyPublicationResponse> VerifyPublication(const History& history,
                                                            const VerifyPublicationRequest& request,
                                                            Position as_of) {
  ASSIGN_OR_RETURN(const CampaignView now, ViewCampaign(history, request.campaign(), as_of, ""));
  ASSIGN_OR_RETURN(const Publication publication,
                   FindPublication(now.campaign, Position{request.publication_position()}));
  ASSIGN_OR_RETURN(const PublicationManifest manifest, ReadManifest(publication));
  ASSIGN_OR_RETURN(const RankedCampaign ranked,
                   Recompute(history, request.campaign(), publication, manifest));
  VerifyPublicationResponse response = Describe(publication, manifest);
  AddDifferences(manifest, ranked, response);
  response.set_tables(static_cast<uint32_t>(ranked.tables.size()));
  response.set_cards(static_cast<uint32_t>(ranked.cards.size()));
  response.set_events(as_of.value);
  return response;
}

}  // namespace thuocdo
