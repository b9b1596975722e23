// Answers RankingService.WhatIf.
#pragma once

#include "absl/status/statusor.h"
#include "services/ranking/compare_rankings.h"
#include "thuocdo/ranking/v1/ranking.pb.h"

namespace thuocdo::ranking {

// Returns the response to `request`, or the errors that the proto lists; errors of `rank` are among them.
absl::StatusOr<ranking::v1::WhatIfResponse> MakeWhatIfResponse(const ranking::v1::WhatIfRequest& request,
                                                               HypotheticalRanker rank);

}  // namespace thuocdo::ranking
