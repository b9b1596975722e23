// The commands that change organizations. Their contracts are in the proto.
#pragma once

#include "absl/status/status.h"
#include "services/intake/commands/command_runner.h"
#include "services/intake/context/intake.h"
#include "thuocdo/intake/v1/organizations.pb.h"

namespace thuocdo::intake {

absl::Status HandleImportOrganizations(Intake& intake, const Command& command,
                                       const intake::v1::ImportOrganizationsRequest& request,
                                       intake::v1::ImportOrganizationsResponse& response);
absl::Status HandleRenameOrganization(Intake& intake, const Command& command,
                                      const intake::v1::RenameOrganizationRequest& request,
                                      intake::v1::RenameOrganizationResponse& response);
absl::Status HandleSplitOrganization(Intake& intake, const Command& command,
                                     const intake::v1::SplitOrganizationRequest& request,
                                     intake::v1::SplitOrganizationResponse& response);
absl::Status HandleMergeOrganizations(Intake& intake, const Command& command,
                                      const intake::v1::MergeOrganizationsRequest& request,
                                      intake::v1::MergeOrganizationsResponse& response);
absl::Status HandleDissolveOrganization(Intake& intake, const Command& command,
                                        const intake::v1::DissolveOrganizationRequest& request,
                                        intake::v1::DissolveOrganizationResponse& response);

}  // namespace thuocdo::intake
