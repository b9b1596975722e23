// Publishing: the manifest of a campaign's tables, handed to intake.
#pragma once

#include <grpcpp/server_context.h>

#include "absl/functional/function_ref.h"
#include "absl/status/statusor.h"
#include "services/ranking/core/ranked_campaign.h"
#include "thuocdo/intake/v1/intake.grpc.pb.h"
#include "thuocdo/query/v1/query.pb.h"
#include "thuocdo/ranking/v1/ranking.pb.h"

namespace thuocdo {

// Ranks what a query is about.
using Ranker = absl::FunctionRef<absl::StatusOr<RankedCampaign>(const query::v1::Query&)>;

// Publishes as `request` says, in `caller`'s name. A request id that was used for a publication is computed
// at the position of that one, so that a retry hands the same manifest to intake and is replayed there.
//
// Returns what `rank` and RecordPublication return; ALREADY_EXISTS if the request id was used for another
// command.
absl::StatusOr<ranking::v1::PublishRankingResponse> Publish(intake::v1::IntakeService::StubInterface& intake,
                                                            const grpc::ServerContext& caller,
                                                            const ranking::v1::PublishRankingRequest& request,
                                                            Ranker rank);

}  // namespace thuocdo
