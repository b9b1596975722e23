// Verifies a publication: scores and ranks the campaign again and compares.
#pragma once

#include "absl/status/statusor.h"
#include "common/base/ids.h"
#include "common/follow/history.h"
#include "thuocdo/audit/v1/audit.pb.h"

namespace thuocdo::audit {

// Returns the response to `request` as known at `as_of`. `history` keeps every stream.
//
// Returns NOT_FOUND if the campaign or the publication is not known; DATA_LOSS if a stored event does not
// apply.
absl::StatusOr<audit::v1::VerifyPublicationResponse> VerifyPublication(
    const follow::History& history, const audit::v1::VerifyPublicationRequest& request, Position as_of);

}  // namespace thuocdo::audit
