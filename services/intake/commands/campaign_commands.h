// The commands of a campaign's life. Their contracts are in the proto.
#pragma once

#include "absl/status/status.h"
#include "services/intake/commands/command_runner.h"
#include "services/intake/context/intake.h"
#include "thuocdo/intake/v1/campaigns.pb.h"

namespace thuocdo::intake {

absl::Status HandleOpenCampaign(Intake& intake, const Command& command,
                                const intake::v1::OpenCampaignRequest& request,
                                intake::v1::OpenCampaignResponse& response);
absl::Status HandleAmendCampaign(Intake& intake, const Command& command,
                                 const intake::v1::AmendCampaignRequest& request,
                                 intake::v1::AmendCampaignResponse& response);
absl::Status HandleCloseCampaign(Intake& intake, const Command& command,
                                 const intake::v1::CloseCampaignRequest& request,
                                 intake::v1::CloseCampaignResponse& response);
absl::Status HandleReopenCampaign(Intake& intake, const Command& command,
                                  const intake::v1::ReopenCampaignRequest& request,
                                  intake::v1::ReopenCampaignResponse& response);

}  // namespace thuocdo::intake
