// Score cards from scoring, over gRPC.
#pragma once

#include <grpcpp/server_context.h>

#include <vector>

#include "absl/status/statusor.h"
#include "services/scoring/core/campaign_view.h"
#include "thuocdo/scoring/v1/scoring.grpc.pb.h"

namespace thuocdo {

// Answers that are to count as corrections would.
using SupposedAnswers = google::protobuf::RepeatedPtrField<scoring::v1::SupposedAnswer>;

// Every card of `view`'s campaign, at exactly its position and under its rule set, with `supposed` in place
// of what counts, in `caller`'s name and time.
//
// Returns what ScoringService returns; INTERNAL if it answers about something else or with what is no card.
absl::StatusOr<std::vector<ScoreCard>> ReadCards(scoring::v1::ScoringService::StubInterface& scoring,
                                                 const grpc::ServerContext& caller, const CampaignView& view,
                                                 const SupposedAnswers& supposed = {});

}  // namespace thuocdo
