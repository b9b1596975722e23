// IntakeService over gRPC: request -> core -> log -> response.
#pragma once

#include <memory>

#include "absl/status/statusor.h"
#include "common/eventlog/event_log.h"
#include "common/note/policy.h"
#include "thuocdo/intake/v1/intake.grpc.pb.h"

namespace thuocdo::intake {

// Returns the service on `log`, which must outlive it. A publication must carry a checkpoint that the quorum
// of `policy`, if it has one, cosigned. The contract is in the proto. The service is safe for use by many
// threads.
//
// Returns DATA_LOSS if the log's first record cannot be read.
absl::StatusOr<std::unique_ptr<intake::v1::IntakeService::Service>> NewIntakeService(
    eventlog::EventLog* log, note::Policy policy = {});

}  // namespace thuocdo::intake
