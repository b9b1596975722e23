// Scoring over gRPC: query -> history -> core -> reply.
#pragma once

#include <memory>

#include "common/rpc/following.h"
#include "thuocdo/scoring/v1/scoring.grpc.pb.h"

namespace thuocdo {

// The service on what `following` knows, which outlives it. The contract is in the proto. Safe for use by
// many threads.
std::unique_ptr<scoring::v1::ScoringService::Service> NewScoringService(const Following* following);

}  // namespace thuocdo
