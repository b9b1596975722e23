#include "services/ranking/core/tables/ranked_campaign.h"

#include <utility>

#include "common/base/status.h"
#include "common/eventlog/records/record.h"
#include "common/streams/campaign.h"
#include "common/streams/fold.h"
#include "services/ranking/core/tables/manifest.h"

namespace thuocdo::ranking {
namespace {

absl::StatusOr<PreviousRanks> PublishedRanks(const follow::History& history,
                                             const streams::Publication& publication, CardSource cards_of) {
  ASSIGN_OR_RETURN(const ranking::v1::PublicationManifest manifest, ParseManifest(publication));
  ASSIGN_OR_RETURN(const scoring::CampaignView view,
                   scoring::ViewCampaign(history, manifest.campaign(), Position{manifest.position()},
                                         manifest.rule_set()));
  ASSIGN_OR_RETURN(const std::vector<scoring::ScoreCard> cards, cards_of(view));
  ASSIGN_OR_RETURN(const std::vector<Table> tables,
                   RankTables(view.rules, view.campaign.definition, cards, PreviousRanks{}));
  return RanksOf(tables);
}

}  // namespace

absl::StatusOr<Predecessor> FindPredecessor(const follow::History& history, const scoring::CampaignView& view,
                                            CardSource cards_of) {
  const std::string& id = view.campaign.definition.predecessor();
  if (id.empty()) return Predecessor{};
  ASSIGN_OR_RETURN(
      const streams::CampaignState predecessor,
      streams::Fold(history, eventlog::CampaignStream(id), view.position, streams::ApplyCampaignEvent));
  if (predecessor.phase == streams::CampaignPhase::kEarlierRanking)
    return Predecessor{RanksOf(predecessor.earlier_ranks), true};
  if (predecessor.publications.empty()) return Predecessor{};
  ASSIGN_OR_RETURN(PreviousRanks ranks, PublishedRanks(history, predecessor.publications.back(), cards_of));
  return Predecessor{std::move(ranks), false};
}

absl::StatusOr<RankedCampaign> RankCampaign(const follow::History& history, scoring::CampaignView view,
                                            CardSource cards_of) {
  ASSIGN_OR_RETURN(std::vector<scoring::ScoreCard> cards, cards_of(view));
  ASSIGN_OR_RETURN(Predecessor predecessor, FindPredecessor(history, view, cards_of));
  ASSIGN_OR_RETURN(std::vector<Table> tables,
                   RankTables(view.rules, view.campaign.definition, cards, predecessor.ranks));
  return RankedCampaign{std::move(view), std::move(cards), std::move(predecessor), std::move(tables)};
}

}  // namespace thuocdo::ranking
