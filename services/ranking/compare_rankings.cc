#include "services/ranking/compare_rankings.h"

#include <algorithm>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "common/base/page.h"
#include "common/base/status.h"
#include "services/ranking/movement_codec.h"
#include "services/scoring/core/view/axes.h"

namespace thuocdo::ranking {
namespace {

using query::v1::Query;
using ranking::v1::CompareRankingsRequest;
using ranking::v1::CompareRankingsResponse;

bool NamesNoTimestamp(const Query& query) { return query.as_of().at_case() == query::v1::AsOf::AT_NOT_SET; }

absl::Status CheckCampaigns(const CompareRankingsRequest& request) {
  if (request.query().campaign() == request.against().campaign()) return absl::OkStatus();
  return absl::InvalidArgumentError(absl::StrCat("against: names campaign \"", request.against().campaign(),
                                                 "\", but query names \"", request.query().campaign(),
                                                 "\"; only rankings of the same campaign can be compared"));
}

absl::StatusOr<Page> PageOf(const CompareRankingsRequest& request) {
  Page page;
  ASSIGN_OR_RETURN(page.start, PageStart(request.page_token(), request.query()));
  RETURN_IF_ERROR(PageStart(request.page_token(), request.against()).status());
  ASSIGN_OR_RETURN(page.size, PageSize(request.page_size(), kDefaultMovements));
  return page;
}

// The two rankings.
struct Ranked {
  RankedCampaign ranked;
  RankedCampaign against;
};

// If neither query names a moment, the second one is pinned to the position of the first: an event appended
// in between must not appear as a difference.
absl::StatusOr<Ranked> RankBoth(const CompareRankingsRequest& request, HypotheticalRanker rank) {
  Query query = request.query();
  Query against = request.against();
  const bool is_now = NamesNoTimestamp(query) && NamesNoTimestamp(against);
  if (is_now) query.set_min_position(std::max(query.min_position(), against.min_position()));
  Ranked both;
  ASSIGN_OR_RETURN(both.ranked, rank(query, {}));
  if (is_now) against.mutable_as_of()->set_position(both.ranked.view.position.value);
  ASSIGN_OR_RETURN(both.against, rank(against, {}));
  return both;
}

// The movements of all tables, table by table.
std::vector<ListedMovement> ListMovements(const std::vector<ComparedTable>& tables) {
  std::vector<ListedMovement> all;
  for (const ComparedTable& table : tables) {
    for (const Movement& movement : table.movements) all.push_back({&table, &movement});
  }
  return all;
}

}  // namespace

RankingSide SideOf(const RankedCampaign& ranked) { return {ranked.view.rules, ranked.cards, ranked.tables}; }

absl::Status NoSuchTable(const std::string& campaign, const TableChoice& choice) {
  return absl::NotFoundError(absl::StrCat("campaign ", campaign, " has no table \"",
                                          choice.table.empty() ? "of the total" : choice.table,
                                          "\" of group \"", choice.group, "\""));
}

absl::StatusOr<CompareRankingsResponse> MakeCompareRankingsResponse(const CompareRankingsRequest& request,
                                                                    HypotheticalRanker rank) {
  RETURN_IF_ERROR(CheckCampaigns(request));
  ASSIGN_OR_RETURN(const Page page, PageOf(request));
  ASSIGN_OR_RETURN(const Ranked both, RankBoth(request, rank));
  const TableChoice choice{request.group(), request.table()};
  const std::vector<ComparedTable> tables =
      CompareRankings(SideOf(both.ranked), SideOf(both.against), choice);
  if (tables.empty()) return NoSuchTable(request.query().campaign(), choice);
  const MovementCodec codec(both.ranked.view.rules, both.against.view.rules);
  CompareRankingsResponse response;
  *response.mutable_axes() = scoring::AxesOf(both.ranked.view);
  *response.mutable_against_axes() = scoring::AxesOf(both.against.view);
  for (const ComparedTable& table : tables) *response.add_tables() = codec.TableToProto(table);
  ASSIGN_OR_RETURN(*response.mutable_next_page_token(),
                   codec.AddPage(ListMovements(tables), page, *response.mutable_movements()));
  return response;
}

}  // namespace thuocdo::ranking
