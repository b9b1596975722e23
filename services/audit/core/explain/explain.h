// Why an organization has its points: answers, events, rules and arithmetic from a node to its leaves.
#pragma once

#include "absl/status/statusor.h"
#include "common/follow/history.h"
#include "services/scoring/core/view/campaign_view.h"
#include "thuocdo/audit/v1/audit.pb.h"

namespace thuocdo::audit {

// Explains the nodes of `card`, one of `cards`, from `node` (empty: the total) down, parents before children.
// `cards` are all cards of a campaign, scored together under `rules`, because some methods compare units. The
// value of the last step of a scored node is its points.
//
// Returns NOT_FOUND if the rules have no such node, and INTERNAL if the result of an explanation differs from
// the card's points or level: no explanation is better than a wrong one.
absl::StatusOr<std::vector<audit::v1::ExplainedNode>> ExplainCard(
    const rules::RuleSet& rules, const std::vector<scoring::ScoreCard>& cards, const scoring::ScoreCard& card,
    const std::string& node);

// Answers `request` from `history`, which keeps `sheet/` and what ViewCampaign needs, as of `position`.
//
// Returns the errors of ViewCampaign, ScoreView and ExplainCard; NOT_FOUND if the organization is not on the
// roster; INVALID_ARGUMENT for an invalid page.
absl::StatusOr<audit::v1::ExplainScoreResponse> ExplainScore(const follow::History& history,
                                                             const audit::v1::ExplainScoreRequest& request,
                                                             Position position);

}  // namespace thuocdo::audit
