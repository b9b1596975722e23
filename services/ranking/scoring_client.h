// Fetches score cards from scoring over gRPC.
#pragma once

#include <grpcpp/server_context.h>

#include <vector>

#include "absl/status/statusor.h"
#include "services/scoring/core/view/campaign_view.h"
#include "thuocdo/scoring/v1/scoring.grpc.pb.h"

namespace thuocdo::ranking {

// Answers that count as corrections would.
using HypotheticalAnswers = google::protobuf::RepeatedPtrField<scoring::v1::HypotheticalAnswer>;

// Returns every card of the campaign of `view`, at exactly its position and under its rule set, with
// `supposed` in place of the effective answers. The call has the identity and the deadline of `caller`.
//
// Returns what ScoringService returns; INTERNAL if the response is about another view or contains an invalid
// card.
absl::StatusOr<std::vector<scoring::ScoreCard>> FetchScoreCards(
    scoring::v1::ScoringService::StubInterface& scoring, const grpc::ServerContext& caller,
    const scoring::CampaignView& view, const HypotheticalAnswers& hypothetical = {});

}  // namespace thuocdo::ranking
