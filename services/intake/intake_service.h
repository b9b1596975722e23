// Intake over gRPC: request -> core -> log -> reply.
#pragma once

#include <memory>

#include "common/eventlog/event_log.h"
#include "thuocdo/intake/v1/intake.grpc.pb.h"

namespace thuocdo {

// The service on `log`, which outlives it. The contract is in the proto. Safe for use by many threads.
std::unique_ptr<intake::v1::IntakeService::Service> NewIntakeService(EventLog* log);

}  // namespace thuocdo
