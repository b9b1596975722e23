// The commands that record rankings that were decided. Their contracts are in the proto.
#pragma once

#include "absl/status/status.h"
#include "services/intake/commands/command_runner.h"
#include "services/intake/context/intake.h"
#include "thuocdo/intake/v1/publications.pb.h"

namespace thuocdo::intake {

absl::Status HandleRecordEarlierRanking(Intake& intake, const Command& command,
                                        const intake::v1::RecordEarlierRankingRequest& request,
                                        intake::v1::RecordEarlierRankingResponse& response);
absl::Status HandleRecordPublication(Intake& intake, const Command& command,
                                     const intake::v1::RecordPublicationRequest& request,
                                     intake::v1::RecordPublicationResponse& response);

}  // namespace thuocdo::intake
