// Ranks a campaign from its score cards, previous ranks included. Ranking answers with it, audit recomputes
// with it.
#pragma once

#include <vector>

#include "absl/functional/function_ref.h"
#include "absl/status/statusor.h"
#include "common/follow/history.h"
#include "services/ranking/core/tables/table.h"
#include "services/scoring/core/card/score_card.h"
#include "services/scoring/core/view/campaign_view.h"

namespace thuocdo::ranking {

// Provides the cards of a view: fetches them from scoring, or computes them.
using CardSource =
    absl::FunctionRef<absl::StatusOr<std::vector<scoring::ScoreCard>>(const scoring::CampaignView&)>;

// The ranks of the predecessor of a campaign.
struct Predecessor {
  PreviousRanks ranks;
  bool transcribed = false;  // only its ranks are known
};

// The tables of a campaign and what they were computed from.
struct RankedCampaign {
  scoring::CampaignView view;
  std::vector<scoring::ScoreCard> cards;
  Predecessor predecessor;
  std::vector<Table> tables;
};

// Returns the ranks of the predecessor that the campaign of `view` names, as known at the position of the
// view. For an earlier ranking these are the recorded ranks. For a campaign they are computed at the position
// and under the rule set of its latest publication, never of a replay. There are none if no predecessor is
// named or it is not published. Ranks follow organization ids: an organization keeps its id through renames,
// but a split or merge creates new ones.
//
// Returns DATA_LOSS if a stored event does not apply, and what `cards_of` returns.
absl::StatusOr<Predecessor> FindPredecessor(const follow::History& history, const scoring::CampaignView& view,
                                            CardSource cards_of);

// Returns the tables of the campaign of `view`, or what FindPredecessor, `cards_of` and RankTables return.
absl::StatusOr<RankedCampaign> RankCampaign(const follow::History& history, scoring::CampaignView view,
                                            CardSource cards_of);

}  // namespace thuocdo::ranking
