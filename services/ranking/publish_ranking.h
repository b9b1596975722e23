// Answers RankingService.PublishRanking: computes the manifest of the tables and records it in intake.
#pragma once

#include <grpcpp/server_context.h>

#include "absl/functional/function_ref.h"
#include "absl/status/statusor.h"
#include "services/ranking/core/tables/ranked_campaign.h"
#include "thuocdo/intake/v1/intake.grpc.pb.h"
#include "thuocdo/query/v1/query.pb.h"
#include "thuocdo/ranking/v1/ranking.pb.h"

namespace thuocdo::ranking {

// Ranks the campaign of a query.
using Ranker = absl::FunctionRef<absl::StatusOr<RankedCampaign>(const query::v1::Query&)>;

// Records the publication that `request` asks for, on behalf of `caller`. A request id that has recorded a
// publication before is computed at the position of that one: a retry sends intake the same manifest and gets
// the first receipt.
//
// Returns what `rank` and RecordPublication return; ALREADY_EXISTS if the request id was used for another
// command.
absl::StatusOr<ranking::v1::PublishRankingResponse> RecordRanking(
    intake::v1::IntakeService::StubInterface& intake, const grpc::ServerContext& caller,
    const ranking::v1::PublishRankingRequest& request, Ranker rank);

}  // namespace thuocdo::ranking
