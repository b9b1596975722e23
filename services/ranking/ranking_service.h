// Ranking over gRPC: query -> cards from scoring -> core -> reply.
#pragma once

#include <memory>

#include "common/rpc/following.h"
#include "thuocdo/intake/v1/intake.grpc.pb.h"
#include "thuocdo/ranking/v1/ranking.grpc.pb.h"
#include "thuocdo/scoring/v1/scoring.grpc.pb.h"

namespace thuocdo {

// What ranking asks of its neighbours. Safe for use by many threads.
struct RankingNeighbours {
  std::unique_ptr<intake::v1::IntakeService::StubInterface> intake;
  std::unique_ptr<scoring::v1::ScoringService::StubInterface> scoring;
};

// The service on what `following` knows and what `neighbours` answer; both outlive it. The neighbours are
// filled in before `following` runs. The contract is in the proto. Safe for use by many threads.
std::unique_ptr<ranking::v1::RankingService::Service> NewRankingService(const Following* following,
                                                                        const RankingNeighbours* neighbours);

}  // namespace thuocdo
