// One unit's card where the other units' sheets are not at hand.
#pragma once

#include <string>

#include "absl/status/statusor.h"
#include "common/follow/history.h"
#include "services/scoring/core/campaign_view.h"
#include "services/scoring/core/population.h"
#include "services/scoring/core/score.h"

namespace thuocdo {

// What the groups' units have answered to criteria that compare them. The roster fits the rules.
Population MeasureGroups(const ScoringInput& input);

// The same of the campaign of `view` under its own rules; `history` as for ScoreView. Returns DATA_LOSS if
// what is stored does not fold.
absl::StatusOr<Population> MeasureView(const History& history, const CampaignView& view);

// The cards of `input`, whose roster may be a part of its campaign's, where the groups have answered
// `population`: those that ScoreCampaign gives for all of the roster.
//
// Returns what ScoreCampaign returns, and INVALID_ARGUMENT naming the criteria where `population` cannot be
// the units'.
absl::StatusOr<std::vector<ScoreCard>> ScoreAmong(const Population& population, const ScoringInput& input);

}  // namespace thuocdo
