// What supposed answers would change, as RankingService.WhatIf promises.
#pragma once

#include "services/ranking/compare.h"

namespace thuocdo {

// Answers `request`. Returns the errors that the proto lists, those of `rank` among them.
absl::StatusOr<ranking::v1::WhatIfResponse> WhatIf(const ranking::v1::WhatIfRequest& request,
                                                   SupposingRanker rank);

}  // namespace thuocdo
