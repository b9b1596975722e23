// The queries that check, read and list rule sets. Their contracts are in the proto.
#pragma once

#include "absl/status/status.h"
#include "services/intake/context/intake.h"
#include "thuocdo/intake/v1/rule_sets.pb.h"

namespace thuocdo::intake {

// Listing returns INVALID_ARGUMENT for a negative page size, or a page token that no earlier page gave.
absl::Status HandleCheckRuleSet(Intake& intake, const intake::v1::CheckRuleSetRequest& request,
                                intake::v1::CheckRuleSetResponse& response);
absl::Status HandleGetRuleSet(Intake& intake, const intake::v1::GetRuleSetRequest& request,
                              intake::v1::GetRuleSetResponse& response);
absl::Status HandleListRuleSets(Intake& intake, const intake::v1::ListRuleSetsRequest& request,
                                intake::v1::ListRuleSetsResponse& response);

}  // namespace thuocdo::intake
