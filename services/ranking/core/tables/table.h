// Ranking tables: a pure function of score cards.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <tuple>
#include <vector>

#include "absl/status/statusor.h"
#include "common/base/rational.h"
#include "common/rules/model/rule_set.h"
#include "services/scoring/core/card/score_card.h"
#include "thuocdo/campaign/v1/campaign.pb.h"
#include "thuocdo/event/v1/answer.pb.h"
#include "thuocdo/event/v1/event.pb.h"

namespace thuocdo::ranking {

// The row of one organization. An organization that has not declared has no points, percentage, level or
// rank.
struct TableRow {
  std::string organization;
  std::string name;
  uint32_t rank = 0;    // 0: not declared
  Rational points;      // exact
  Rational max_points;  // exact
  std::string level;
  uint32_t previous_rank = 0;  // 0: none
  std::vector<event::v1::Basis> bases;

  bool declared() const { return rank != 0; }
};

// An organization of the group that has no row in the table, and why.
struct Excluded {
  std::string organization;
  std::string name;
  std::string reason;
};

// One table.
struct Table {
  campaign::v1::TableDefinition definition;
  std::vector<TableRow> rows;      // by rank, then id; then organizations that have not declared, by id
  std::vector<Excluded> excluded;  // by id
};

// Previous ranks by group, component and organization.
using PreviousRanks = std::map<std::tuple<std::string, std::string, std::string>, uint32_t>;

// Returns the exact value by which the rules rank: the points, or their share of the maximum of the unit
// (above 0).
Rational RankingValue(const rules::RuleSet& rules, const Rational& points, const Rational& max_points);

// Returns the tables of `definition`, in its order. Ranks are decided on exact values, before any rounding.
//
// Returns INVALID_ARGUMENT with every violation if the rules lack the group or component of a table, or if a
// card was computed under other rules.
absl::StatusOr<std::vector<Table>> RankTables(const rules::RuleSet& rules,
                                              const campaign::v1::CampaignDefinition& definition,
                                              const std::vector<scoring::ScoreCard>& cards,
                                              const PreviousRanks& previous);

// Returns the rows of `table` by organization; none if it is null.
std::map<std::string, const TableRow*> RowsByOrganization(const Table* table);

// Returns the ranks in `tables`, which are the previous ranks of the next campaign.
PreviousRanks RanksOf(const std::vector<Table>& tables);

// Returns the ranks of an earlier ranking of which only ranks are known.
PreviousRanks RanksOf(const std::vector<event::v1::EarlierRank>& ranks);

}  // namespace thuocdo::ranking
