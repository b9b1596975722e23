// The queries that read and list campaigns. Their contracts are in the proto.
#pragma once

#include "absl/status/status.h"
#include "services/intake/context/intake.h"
#include "thuocdo/intake/v1/campaigns.pb.h"

namespace thuocdo::intake {

// Listing returns INVALID_ARGUMENT for a negative page size, or a page token that no earlier page gave.
absl::Status HandleGetCampaign(Intake& intake, const intake::v1::GetCampaignRequest& request,
                               intake::v1::GetCampaignResponse& response);
absl::Status HandleListCampaigns(Intake& intake, const intake::v1::ListCampaignsRequest& request,
                                 intake::v1::ListCampaignsResponse& response);

}  // namespace thuocdo::intake
