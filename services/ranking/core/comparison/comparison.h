// Compares two rankings of one campaign: at two positions, under two rule sets, or with hypothetical answers.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "common/base/rational.h"
#include "common/rules/model/rule_set.h"
#include "services/ranking/core/tables/table.h"
#include "services/scoring/core/card/score_card.h"
#include "thuocdo/campaign/v1/campaign.pb.h"

namespace thuocdo::ranking {

// Where a table, a unit or a criterion appears.
enum class RankChange {
  kInBoth,   // in both rankings
  kAdded,    // only in the first ranking
  kRemoved,  // only in the ranking that it is compared against
};

// A criterion whose exact points differ. No points: the criterion is absent, not assessed or not declared
// there.
struct CriterionDifference {
  std::string criterion;
  std::string title;
  RankChange move = RankChange::kInBoth;  // whether the rules have it below the component
  std::optional<Rational> points;
  std::optional<Rational> against;
};

// One unit in two tables, of which at least one has a row of it.
struct Movement {
  std::string organization;
  std::string name;
  std::optional<TableRow> standing;
  std::optional<TableRow> against;
  // By descending difference, then id; empty unless the unit is in both tables.
  std::vector<CriterionDifference> criteria;

  RankChange move() const;
  // Returns the rank against minus the rank; 0 unless there are both ranks.
  int64_t places_gained() const;
};

// Two tables of the same group and component, or of the total of the group; one may be missing.
struct ComparedTable {
  campaign::v1::TableDefinition
      definition;  // of the first ranking; if it has no such table, of the other one
  RankChange move = RankChange::kInBoth;
  // First the units in both tables: by places moved, then by the change of exact points, in either direction,
  // the greatest first, then by id. Then the units only in the first table, then those only in the second,
  // each by id.
  std::vector<Movement> movements;
};

// A ranking to compare: its rules, its cards (by organization id) and its tables. Refers to them.
struct RankingSide {
  const rules::RuleSet& rules;
  const std::vector<scoring::ScoreCard>& cards;
  const std::vector<Table>& tables;
};

// Chooses tables by group (empty: all groups) and by number or component (empty: the total). If both sides
// have a table, the number and component are those of the first side.
struct TableChoice {
  std::string group;
  std::string table;
};

// Returns the chosen tables in the order of `side`, then those that only `against` has.
//
// With the sides exchanged, the result has the same units with both columns exchanged, in the same order
// except for units in only one table.
std::vector<ComparedTable> CompareRankings(const RankingSide& side, const RankingSide& against,
                                           const TableChoice& choice);

// Returns the movements of `table`, a comparison with hypothetical answers, that concern these answers: that
// of `organization` itself, of every unit whose points, level or rank differ, and of every unit that passes
// `organization` or is passed by it. Ordered as the hypothetical table, then units that leave it, by id.
std::vector<Movement> AffectedMovements(const std::string& organization, ComparedTable table);

}  // namespace thuocdo::ranking
