// A campaign from its score cards to its tables, previous ranks and all: what ranking answers and audit
// recomputes.
#pragma once

#include <vector>

#include "absl/functional/function_ref.h"
#include "absl/status/statusor.h"
#include "common/follow/history.h"
#include "services/ranking/core/table.h"
#include "services/scoring/core/campaign_view.h"

namespace thuocdo {

// Where the cards of a view come from: from scoring, or computed on the spot.
using CardSource = absl::FunctionRef<absl::StatusOr<std::vector<ScoreCard>>(const CampaignView&)>;

// The ranks of a campaign's predecessor.
struct Predecessor {
  PreviousRanks ranks;
  bool transcribed = false;  // it is known only by its ranks
};

// A campaign's tables, and what they were computed from.
struct RankedCampaign {
  CampaignView view;
  std::vector<ScoreCard> cards;
  Predecessor predecessor;
  std::vector<Table> tables;
};

// The ranks of the predecessor that `view`'s campaign names, as known at the view's position: those that were
// recorded, if it is an earlier ranking; else those of its latest publication, at the position and under the
// rule set published, never of a replay. None if nothing is named or nothing is published. An organization
// keeps its id through renames and gets a new one by a split or merge, so ranks follow the one and not the
// other.
//
// Returns DATA_LOSS if what is stored does not fold, and what `cards_of` returns.
absl::StatusOr<Predecessor> FindPredecessor(const History& history, const CampaignView& view,
                                            CardSource cards_of);

// The tables of `view`'s campaign. Returns what FindPredecessor, `cards_of` and RankTables return.
absl::StatusOr<RankedCampaign> RankCampaign(const History& history, CampaignView view, CardSource cards_of);

}  // namespace thuocdo
