// The card of a unit, computed without the sheets of the other units.
#pragma once

#include <vector>

#include "absl/status/statusor.h"
#include "services/scoring/core/scoring/population.h"
#include "services/scoring/core/scoring/score.h"

namespace thuocdo::scoring {

// Returns the numbers of all groups on criteria that compare units. The roster fits the rules.
Population MeasureGroups(const ScoringInput& input);

// The cards of `input`, whose roster may be a part of its campaign's, where the groups have answered
// `population`: those that ScoreCampaign gives for all of the roster.
//
// Returns the errors of ScoreCampaign, and INVALID_ARGUMENT with the criteria on which `population` cannot
// include the units' numbers.
absl::StatusOr<std::vector<ScoreCard>> ScoreAmong(const Population& population, const ScoringInput& input);

}  // namespace thuocdo::scoring
