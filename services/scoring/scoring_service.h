// ScoringService over gRPC: query -> history -> core -> response.
#pragma once

#include <memory>

#include "common/replica/log_replica.h"
#include "thuocdo/scoring/v1/scoring.grpc.pb.h"

namespace thuocdo::scoring {

// Returns the service on the history of `following`, which must outlive it. scoring.proto defines the
// contract. Safe for use by many threads.
std::unique_ptr<scoring::v1::ScoringService::Service> NewScoringService(const replica::LogReplica* replica);

}  // namespace thuocdo::scoring
