// Two rankings of one campaign beside each other: at two positions, under two rule sets, or with answers
// that are only supposed.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "common/rules/rule_set.h"
#include "services/ranking/core/table.h"
#include "services/scoring/core/score_card.h"

namespace thuocdo {

// Whether something is in one or both of what is compared.
enum class Move {
  kStayed,   // in both
  kEntered,  // only in what is compared
  kLeft,     // only in what it is compared with
};

// A criterion whose exact points differ; no points: it is not there, not assessed or not declared.
struct CriterionMove {
  std::string criterion;
  std::string title;
  Move move = Move::kStayed;  // whether the rules have it below the component
  std::optional<Rational> points;
  std::optional<Rational> against;
};

// One unit in both tables, of which it is in one at least.
struct Movement {
  std::string organization;
  std::string name;
  std::optional<TableRow> standing;
  std::optional<TableRow> against;
  std::vector<CriterionMove> criteria;  // by descending difference, then id; only of a unit that stayed

  Move move() const;
  // The rank against minus the rank; 0 unless it has a rank in both.
  int64_t places_gained() const;
};

// Two tables of the same group and component, or of the group's total; one may be missing.
struct ComparedTable {
  campaign::v1::TableDefinition definition;  // of what is compared, or else of what it is compared with
  Move move = Move::kStayed;
  // Who stayed: by places moved, then by the change of exact points, either way, the greatest first, then by
  // id. Then who entered, by id; then who left, by id.
  std::vector<Movement> movements;
};

// A ranking to compare: its rules, cards (by organization id) and tables.
struct RankingSide {
  const RuleSet& rules;
  const std::vector<ScoreCard>& cards;
  const std::vector<Table>& tables;
};

// Which tables: of a group (empty: all), by number or component (empty: the total's). A table that both
// sides have is meant by what `side` calls it.
struct TableChoice {
  std::string group;
  std::string table;
};

// The chosen tables in the order of `side`; last those that only `against` has.
//
// Compared the other way round, the same units are there with everything exchanged, in the same order apart
// from who entered and left.
std::vector<ComparedTable> CompareRankings(const RankingSide& side, const RankingSide& against,
                                           const TableChoice& choice);

// Of `table`, which compares answers that are supposed with those that count: `organization` itself, whoever
// has other points, another level or rank, and whoever comes to stand on another side of it. In the order of
// the table as it would be; last who would leave it, by id.
std::vector<Movement> ChangedBy(const std::string& organization, ComparedTable table);

}  // namespace thuocdo
