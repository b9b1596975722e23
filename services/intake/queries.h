// The queries of IntakeService: what is known now.
#pragma once

#include "absl/status/status.h"
#include "services/intake/commands.h"
#include "thuocdo/intake/v1/intake.pb.h"

namespace thuocdo {

// Answer `request`. The contracts are in the proto; lists return INVALID_ARGUMENT for a negative page size or
// a page token that was not given out here.
absl::Status Answer(Intake& intake, const intake::v1::ListOrganizationsRequest& request,
                    intake::v1::ListOrganizationsResponse& response);
absl::Status Answer(Intake& intake, const intake::v1::CheckRuleSetRequest& request,
                    intake::v1::CheckRuleSetResponse& response);
absl::Status Answer(Intake& intake, const intake::v1::GetRuleSetRequest& request,
                    intake::v1::GetRuleSetResponse& response);
absl::Status Answer(Intake& intake, const intake::v1::ListRuleSetsRequest& request,
                    intake::v1::ListRuleSetsResponse& response);
absl::Status Answer(Intake& intake, const intake::v1::GetCampaignRequest& request,
                    intake::v1::GetCampaignResponse& response);
absl::Status Answer(Intake& intake, const intake::v1::ListCampaignsRequest& request,
                    intake::v1::ListCampaignsResponse& response);
absl::Status Answer(Intake& intake, const intake::v1::ListSheetsRequest& request,
                    intake::v1::ListSheetsResponse& response);
absl::Status Answer(Intake& intake, const intake::v1::GetSheetRequest& request,
                    intake::v1::GetSheetResponse& response);
absl::Status Answer(Intake& intake, const intake::v1::GetReceiptRequest& request,
                    intake::v1::GetReceiptResponse& response);

}  // namespace thuocdo
