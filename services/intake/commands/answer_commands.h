// The commands that declare, correct, observe and erase answers. Their contracts are in the proto.
#pragma once

#include "absl/status/status.h"
#include "services/intake/commands/command_runner.h"
#include "services/intake/context/intake.h"
#include "thuocdo/intake/v1/sheets.pb.h"

namespace thuocdo::intake {

absl::Status HandleDeclareAnswers(Intake& intake, const Command& command,
                                  const intake::v1::DeclareAnswersRequest& request,
                                  intake::v1::DeclareAnswersResponse& response);
absl::Status HandleCorrectAnswers(Intake& intake, const Command& command,
                                  const intake::v1::CorrectAnswersRequest& request,
                                  intake::v1::CorrectAnswersResponse& response);
absl::Status HandleWithdrawCorrections(Intake& intake, const Command& command,
                                       const intake::v1::WithdrawCorrectionsRequest& request,
                                       intake::v1::WithdrawCorrectionsResponse& response);
absl::Status HandleObserveAnswers(Intake& intake, const Command& command,
                                  const intake::v1::ObserveAnswersRequest& request,
                                  intake::v1::ObserveAnswersResponse& response);
absl::Status HandleErasePayload(Intake& intake, const Command& command,
                                const intake::v1::ErasePayloadRequest& request,
                                intake::v1::ErasePayloadResponse& response);

}  // namespace thuocdo::intake
