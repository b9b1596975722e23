// One unit's card where the other units' sheets are not at hand.
#pragma once

#include <vector>

#include "absl/status/statusor.h"
#include "services/scoring/core/scoring/population.h"
#include "services/scoring/core/scoring/score.h"

namespace thuocdo::scoring {

// What the groups' units have answered to criteria that compare them. The roster fits the rules.
Population MeasureGroups(const ScoringInput& input);

// The cards of `input`, whose roster may be a part of its campaign's, where the groups have answered
// `population`: those that ScoreCampaign gives for all of the roster.
//
// Returns what ScoreCampaign returns, and INVALID_ARGUMENT naming the criteria where `population` cannot be
// the units'.
absl::StatusOr<std::vector<ScoreCard>> ScoreAmong(const Population& population, const ScoringInput& input);

}  // namespace thuocdo::scoring
