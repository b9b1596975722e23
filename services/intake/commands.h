// The commands of IntakeService: what each of them reads, decides and appends.
#pragma once

#include "absl/status/status.h"
#include "common/eventlog/event_log.h"
#include "common/note/policy.h"
#include "services/intake/command_runner.h"
#include "services/intake/rule_set_cache.h"
#include "thuocdo/intake/v1/intake.pb.h"

namespace thuocdo {

// What commands and queries work on. Safe for use by many threads.
struct Intake {
  EventLog* log = nullptr;
  RequestSeal seal;     // of the log's requests
  note::Policy policy;  // whose cosignatures a publication needs
  RuleSetCache rules;
};

// Run `command`, which came as `request`. The contracts are in the proto.
absl::Status Run(Intake& intake, const Command& command,
                 const intake::v1::ImportOrganizationsRequest& request,
                 intake::v1::ImportOrganizationsResponse& response);
absl::Status Run(Intake& intake, const Command& command, const intake::v1::RenameOrganizationRequest& request,
                 intake::v1::RenameOrganizationResponse& response);
absl::Status Run(Intake& intake, const Command& command, const intake::v1::SplitOrganizationRequest& request,
                 intake::v1::SplitOrganizationResponse& response);
absl::Status Run(Intake& intake, const Command& command, const intake::v1::MergeOrganizationsRequest& request,
                 intake::v1::MergeOrganizationsResponse& response);
absl::Status Run(Intake& intake, const Command& command,
                 const intake::v1::DissolveOrganizationRequest& request,
                 intake::v1::DissolveOrganizationResponse& response);

absl::Status Run(Intake& intake, const Command& command, const intake::v1::PublishRuleSetRequest& request,
                 intake::v1::PublishRuleSetResponse& response);

absl::Status Run(Intake& intake, const Command& command, const intake::v1::OpenCampaignRequest& request,
                 intake::v1::OpenCampaignResponse& response);
absl::Status Run(Intake& intake, const Command& command, const intake::v1::AmendCampaignRequest& request,
                 intake::v1::AmendCampaignResponse& response);
absl::Status Run(Intake& intake, const Command& command, const intake::v1::CloseCampaignRequest& request,
                 intake::v1::CloseCampaignResponse& response);
absl::Status Run(Intake& intake, const Command& command, const intake::v1::ReopenCampaignRequest& request,
                 intake::v1::ReopenCampaignResponse& response);

absl::Status Run(Intake& intake, const Command& command, const intake::v1::DeclareAnswersRequest& request,
                 intake::v1::DeclareAnswersResponse& response);
absl::Status Run(Intake& intake, const Command& command, const intake::v1::CorrectAnswersRequest& request,
                 intake::v1::CorrectAnswersResponse& response);
absl::Status Run(Intake& intake, const Command& command,
                 const intake::v1::WithdrawCorrectionsRequest& request,
                 intake::v1::WithdrawCorrectionsResponse& response);
absl::Status Run(Intake& intake, const Command& command, const intake::v1::ObserveAnswersRequest& request,
                 intake::v1::ObserveAnswersResponse& response);
absl::Status Run(Intake& intake, const Command& command, const intake::v1::ErasePayloadRequest& request,
                 intake::v1::ErasePayloadResponse& response);

absl::Status Run(Intake& intake, const Command& command,
                 const intake::v1::RecordEarlierRankingRequest& request,
                 intake::v1::RecordEarlierRankingResponse& response);
absl::Status Run(Intake& intake, const Command& command, const intake::v1::RecordPublicationRequest& request,
                 intake::v1::RecordPublicationResponse& response);

}  // namespace thuocdo
