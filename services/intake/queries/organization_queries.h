// The query that lists organizations. Its contract is in the proto.
#pragma once

#include "absl/status/status.h"
#include "services/intake/context/intake.h"
#include "thuocdo/intake/v1/organizations.pb.h"

namespace thuocdo::intake {

// Returns INVALID_ARGUMENT for a negative page size, or a page token that no earlier page gave.
absl::Status HandleListOrganizations(Intake& intake, const intake::v1::ListOrganizationsRequest& request,
                                     intake::v1::ListOrganizationsResponse& response);

}  // namespace thuocdo::intake
