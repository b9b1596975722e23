// Answers RankingService.CompareRankings, and what it shares with WhatIf.
#pragma once

#include <string>

#include "absl/functional/function_ref.h"
#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "services/ranking/core/comparison/comparison.h"
#include "services/ranking/core/tables/ranked_campaign.h"
#include "services/ranking/scoring_client.h"
#include "thuocdo/query/v1/query.pb.h"
#include "thuocdo/ranking/v1/ranking.pb.h"

namespace thuocdo::ranking {

// Ranks the campaign of a query with these hypothetical answers, without previous ranks.
using HypotheticalRanker =
    absl::FunctionRef<absl::StatusOr<RankedCampaign>(const query::v1::Query&, const HypotheticalAnswers&)>;

// Returns `ranked` as one side of a comparison; refers to it.
RankingSide SideOf(const RankedCampaign& ranked);

// Returns NOT_FOUND: `campaign` has none of the chosen tables.
absl::Status NoSuchTable(const std::string& campaign, const TableChoice& choice);

// Returns the response to `request`, or the errors that the proto lists; errors of `rank` are among them.
absl::StatusOr<ranking::v1::CompareRankingsResponse> MakeCompareRankingsResponse(
    const ranking::v1::CompareRankingsRequest& request, HypotheticalRanker rank);

}  // namespace thuocdo::ranking
