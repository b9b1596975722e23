// Score cards as messages and back.
#pragma once

#include "absl/status/statusor.h"
#include "services/scoring/core/score_card.h"
#include "thuocdo/scoring/v1/scoring.pb.h"

namespace thuocdo {

scoring::v1::ScoreCard CardToProto(const ScoreCard& card);

// Returns INTERNAL if `proto` is not what CardToProto writes.
absl::StatusOr<ScoreCard> CardFromProto(const scoring::v1::ScoreCard& proto);

}  // namespace thuocdo
