// Converts score cards to messages and back.
#pragma once

#include "absl/status/statusor.h"
#include "services/scoring/core/card/score_card.h"
#include "thuocdo/scoring/v1/scoring.pb.h"

namespace thuocdo::scoring {

// Returns the card as ScoringService sends it.
scoring::v1::ScoreCard CardToProto(const ScoreCard& card);

// Returns the card; INTERNAL if CardToProto cannot have written `proto`.
absl::StatusOr<ScoreCard> CardFromProto(const scoring::v1::ScoreCard& proto);

}  // namespace thuocdo::scoring
