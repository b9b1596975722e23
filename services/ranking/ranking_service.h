// RankingService over gRPC: query -> cards from scoring -> core -> response.
#pragma once

#include <memory>

#include "common/replica/log_replica.h"
#include "thuocdo/intake/v1/intake.grpc.pb.h"
#include "thuocdo/ranking/v1/ranking.grpc.pb.h"
#include "thuocdo/scoring/v1/scoring.grpc.pb.h"

namespace thuocdo::ranking {

// The services that ranking calls. Safe for use by many threads.
struct RankingPeers {
  std::unique_ptr<intake::v1::IntakeService::StubInterface> intake;
  std::unique_ptr<scoring::v1::ScoringService::StubInterface> scoring;
};

// Returns the service on the history of `following` and the stubs of `neighbours`. Both must outlive it, and
// the stubs must be set before `following` runs. ranking.proto defines the contract. Safe for use by many
// threads.
std::unique_ptr<ranking::v1::RankingService::Service> NewRankingService(const replica::LogReplica* replica,
                                                                        const RankingPeers* peers);

}  // namespace thuocdo::ranking
