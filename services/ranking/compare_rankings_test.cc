#include "services/ranking/compare_rankings.h"

#include <gtest/gtest.h>

#include <vector>

#include "common/testing/matchers.h"

namespace thuocdo::ranking {
namespace {

using query::v1::Query;
using ranking::v1::CompareRankingsRequest;
using testing::EqualsProto;
using testing::StatusIs;

// Returns the queries that a ranker at position 7 without tables receives for `request`.
std::vector<Query> QueriesOf(const CompareRankingsRequest& request) {
  std::vector<Query> queries;
  const auto rank = [&queries](const Query& query,
                               const HypotheticalAnswers&) -> absl::StatusOr<RankedCampaign> {
    queries.push_back(query);
    RankedCampaign ranked;
    ranked.view.position = Position{7};
    return ranked;
  };
  EXPECT_THAT(MakeCompareRankingsResponse(request, rank), StatusIs(absl::StatusCode::kNotFound));
  return queries;
}

CompareRankingsRequest RequestOf(uint64_t min_position, uint64_t against_min_position) {
  CompareRankingsRequest request;
  request.mutable_query()->set_campaign("c");
  request.mutable_query()->set_min_position(min_position);
  request.mutable_against()->set_campaign("c");
  request.mutable_against()->set_min_position(against_min_position);
  return request;
}

TEST(MakeCompareRankingsResponseTest, WithoutMomentsRanksBothAtOnePositionThatBothQueriesWaitFor) {
  const std::vector<Query> queries = QueriesOf(RequestOf(3, 5));
  ASSERT_EQ(queries.size(), 2u);
  EXPECT_EQ(queries[0].min_position(), 5u);
  EXPECT_FALSE(queries[0].has_as_of());
  EXPECT_EQ(queries[1].as_of().position(), 7u);
}

TEST(MakeCompareRankingsResponseTest, LeavesQueriesUnchangedIfOneNamesAMoment) {
  CompareRankingsRequest request = RequestOf(0, 5);
  request.mutable_query()->mutable_as_of()->set_position(2);
  const std::vector<Query> queries = QueriesOf(request);
  ASSERT_EQ(queries.size(), 2u);
  EXPECT_THAT(queries[0], EqualsProto(request.query()));
  EXPECT_THAT(queries[1], EqualsProto(request.against()));
}

}  // namespace
}  // namespace thuocdo::ranking
