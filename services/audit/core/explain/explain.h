// Why an organization has its points: answers, events, rules and arithmetic from a node to its leaves.
#pragma once

#include "absl/status/statusor.h"
#include "common/follow/history.h"
#include "services/scoring/core/view/campaign_view.h"
#include "thuocdo/audit/v1/audit.pb.h"

namespace thuocdo::audit {

// The nodes of `card`, one of `cards`, from `node` (empty: the total) down, parents before children. `cards`
// are all those of a campaign, scored together under `rules`: some methods compare them. Every scored node's
// last step gives its points.
//
// Returns NOT_FOUND if the rules have no such node, and INTERNAL if an explanation does not come to the
// card's points or level: a wrong one is worse than none.
absl::StatusOr<std::vector<audit::v1::ExplainedNode>> ExplainCard(
    const rules::RuleSet& rules, const std::vector<scoring::ScoreCard>& cards, const scoring::ScoreCard& card,
    const std::string& node);

// What becomes of `request` in `history`, which keeps `sheet/` and what ViewCampaign needs, at `position`.
//
// Returns what ViewCampaign, ScoreView and ExplainCard return; NOT_FOUND if the organization is not on the
// roster; INVALID_ARGUMENT for a page that cannot be.
absl::StatusOr<audit::v1::ExplainScoreResponse> ExplainScore(const follow::History& history,
                                                             const audit::v1::ExplainScoreRequest& request,
                                                             Position position);

}  // namespace thuocdo::audit
