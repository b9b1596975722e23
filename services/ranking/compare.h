// Comparing two rankings of one campaign, as RankingService.CompareRankings promises.
#pragma once

#include <string>

#include "absl/functional/function_ref.h"
#include "absl/status/statusor.h"
#include "services/ranking/core/comparison.h"
#include "services/ranking/core/ranked_campaign.h"
#include "services/ranking/scoring_client.h"
#include "thuocdo/query/v1/query.pb.h"
#include "thuocdo/ranking/v1/ranking.pb.h"

namespace thuocdo {

// Ranks what a query is about, supposing these answers, without previous ranks.
using SupposingRanker =
    absl::FunctionRef<absl::StatusOr<RankedCampaign>(const query::v1::Query&, const SupposedAnswers&)>;

// `ranked` as a side of a comparison; refers to it.
RankingSide SideOf(const RankedCampaign& ranked);

// NOT_FOUND: `campaign` has none of the tables chosen.
absl::Status NoSuchTable(const std::string& campaign, const TableChoice& choice);

// Answers `request`. Returns the errors that the proto lists, those of `rank` among them.
absl::StatusOr<ranking::v1::CompareRankingsResponse> Compare(
    const ranking::v1::CompareRankingsRequest& request, SupposingRanker rank);

}  // namespace thuocdo
