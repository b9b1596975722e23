// Whether a publication is what the pure functions give: scored, ranked and compared anew.
#pragma once

#include "absl/status/statusor.h"
#include "common/follow/history.h"
#include "thuocdo/audit/v1/audit.pb.h"

namespace thuocdo {

// What becomes of `request` in `history`, which keeps every stream, as known at `as_of`.
//
// Returns NOT_FOUND if the campaign or the publication is not known; DATA_LOSS if what is stored does not
// fold.
absl::StatusOr<audit::v1::VerifyPublicationResponse> VerifyPublication(
    const History& history, const audit::v1::VerifyPublicationRequest& request, Position as_of);

}  // namespace thuocdo
