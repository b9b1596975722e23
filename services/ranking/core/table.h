// Ranking tables: a pure function of score cards.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <tuple>
#include <vector>

#include "absl/status/statusor.h"
#include "common/rules/rule_set.h"
#include "common/streams/campaign.h"
#include "services/scoring/core/score_card.h"

namespace thuocdo {

// One organization's place. Whoever has not declared has no points, percent, level and rank.
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

// An organization of the group that has no place in the table, and why.
struct LeftOut {
  std::string organization;
  std::string name;
  std::string reason;
};

// One table.
struct Table {
  campaign::v1::TableDefinition definition;
  std::vector<TableRow> rows;     // by rank, then id; last who has not declared, by id
  std::vector<LeftOut> left_out;  // by id
};

// Previous ranks by group, component and organization.
using PreviousRanks = std::map<std::tuple<std::string, std::string, std::string>, uint32_t>;

// What the rules rank by: the points, or their part of the unit's own maximum (more than 0). Exact.
Rational RankingValue(const RuleSet& rules, const Rational& points, const Rational& max_points);

// The tables of `definition`, in its order. Ties are decided on what the rules rank by, exact.
//
// Returns INVALID_ARGUMENT with every fault if the rules lack a table's group or component, or if a card is
// of other rules.
absl::StatusOr<std::vector<Table>> RankTables(const RuleSet& rules,
                                              const campaign::v1::CampaignDefinition& definition,
                                              const std::vector<ScoreCard>& cards,
                                              const PreviousRanks& previous);

// The ranks in `tables`, to be the next campaign's previous ones.
PreviousRanks RanksOf(const std::vector<Table>& tables);

// The ranks of an earlier ranking of which only ranks are known.
PreviousRanks RanksOf(const std::vector<event::v1::EarlierRank>& ranks);

}  // namespace thuocdo
