#include "services/ranking/core/comparison/comparison.h"

#include <algorithm>
#include <cstdlib>
#include <map>
#include <set>
#include <utility>

#include "services/ranking/core/comparison/criterion_differences.h"

namespace thuocdo::ranking {
namespace {

using campaign::v1::TableDefinition;

// What two tables must share to be compared: the group, and the component unless it is the total, whose id
// may differ between rule sets.
using Subject = std::pair<std::string, std::string>;

Subject SubjectOf(const rules::RuleSet& rules, const TableDefinition& table) {
  const bool is_total = table.component() == rules.nodes.front().id;
  return {table.group(), is_total ? "" : table.component()};
}

// Two tables of the same subject; null: that side has none.
struct TablePair {
  const Table* table = nullptr;
  const Table* against = nullptr;

  const TableDefinition& definition() const {
    return table != nullptr ? table->definition : against->definition;
  }
  RankChange move() const {
    if (table == nullptr) return RankChange::kRemoved;
    return against == nullptr ? RankChange::kAdded : RankChange::kInBoth;
  }
};

std::vector<TablePair> PairTables(const RankingSide& side, const RankingSide& against) {
  std::map<Subject, const Table*> others;
  for (const Table& table : against.tables) others[SubjectOf(against.rules, table.definition)] = &table;
  std::vector<TablePair> pairs;
  std::set<Subject> seen;
  for (const Table& table : side.tables) {
    const Subject subject = SubjectOf(side.rules, table.definition);
    const auto other = others.find(subject);
    pairs.push_back({&table, other == others.end() ? nullptr : other->second});
    seen.insert(subject);
  }
  for (const Table& table : against.tables) {
    if (!seen.contains(SubjectOf(against.rules, table.definition))) pairs.push_back({nullptr, &table});
  }
  return pairs;
}

bool IsChosen(const TableChoice& choice, const TablePair& pair, const RankingSide& side,
              const RankingSide& against) {
  const TableDefinition& table = pair.definition();
  if (!choice.group.empty() && choice.group != table.group()) return false;
  if (!choice.table.empty()) return choice.table == table.id() || choice.table == table.component();
  const rules::RuleSet& rules = pair.table != nullptr ? side.rules : against.rules;
  return table.component() == rules.nodes.front().id;
}

std::string ComponentOf(const Table* table) { return table == nullptr ? "" : table->definition.component(); }

using RowsById = std::map<std::string, const TableRow*>;

std::optional<TableRow> FindRow(const RowsById& rows, const std::string& organization) {
  const auto found = rows.find(organization);
  if (found == rows.end()) return std::nullopt;
  return *found->second;
}

Movement MakeMovement(const RowsById& rows, const RowsById& against, const std::string& organization) {
  Movement movement;
  movement.organization = organization;
  movement.standing = FindRow(rows, organization);
  movement.against = FindRow(against, organization);
  movement.name = (movement.standing ? movement.standing : movement.against)->name;
  return movement;
}

// Returns the change of the exact points, in either direction; no points count as 0.
Rational PointsMoved(const Movement& movement) {
  const Rational points = movement.standing ? movement.standing->points : Rational(0);
  const Rational against = movement.against ? movement.against->points : Rational(0);
  return abs(Rational(points - against));
}

bool ComesBefore(const Movement& left, const Movement& right) {
  if (left.move() != right.move()) return left.move() < right.move();
  if (left.move() == RankChange::kInBoth) {
    const int64_t left_places = std::abs(left.places_gained());
    const int64_t right_places = std::abs(right.places_gained());
    if (left_places != right_places) return left_places > right_places;
    const int points = cmp(PointsMoved(left), PointsMoved(right));
    if (points != 0) return points > 0;
  }
  return left.organization < right.organization;
}

ComparedTable CompareTables(const TablePair& pair, const CriterionDifferences& criteria) {
  ComparedTable compared{pair.definition(), pair.move(), {}};
  const RowsById rows = RowsByOrganization(pair.table);
  const RowsById against = RowsByOrganization(pair.against);
  std::set<std::string> organizations;
  for (const RowsById* some : {&rows, &against}) {
    for (const auto& [organization, row] : *some) organizations.insert(organization);
  }
  for (const std::string& organization : organizations) {
    Movement movement = MakeMovement(rows, against, organization);
    if (movement.move() == RankChange::kInBoth) movement.criteria = criteria.DifferencesOf(organization);
    compared.movements.push_back(std::move(movement));
  }
  std::sort(compared.movements.begin(), compared.movements.end(), ComesBefore);
  return compared;
}

// Returns whether `row` is before (-1), level with (0) or behind (1) `other`. A row without a rank is behind
// every row with one.
int PlaceAgainst(const std::optional<TableRow>& row, const std::optional<TableRow>& other) {
  const auto place = [](const std::optional<TableRow>& of) {
    return of && of->declared() ? of->rank : UINT32_MAX;
  };
  if (place(row) == place(other)) return 0;
  return place(row) < place(other) ? -1 : 1;
}

bool HasSameResult(const TableRow& row, const TableRow& other) {
  return row.rank == other.rank && row.points == other.points && row.max_points == other.max_points &&
         row.level == other.level;
}

// Reports whether the answers of the unit of `by` affect `movement`. A unit with the same points and rank is
// affected too, if that unit has moved from one side of it to the other.
bool IsAffected(const Movement& movement, const Movement& by) {
  if (movement.move() != RankChange::kInBoth || !HasSameResult(*movement.standing, *movement.against))
    return true;
  return PlaceAgainst(movement.standing, by.standing) != PlaceAgainst(movement.against, by.against);
}

// Orders as the table: by rank, then id; then rows without a rank; last units that are not in the table.
bool RanksBefore(const Movement& left, const Movement& right) {
  if (left.standing.has_value() != right.standing.has_value()) return left.standing.has_value();
  const int place = PlaceAgainst(left.standing, right.standing);
  return place != 0 ? place < 0 : left.organization < right.organization;
}

}  // namespace

RankChange Movement::move() const {
  if (!standing) return RankChange::kRemoved;
  return against ? RankChange::kInBoth : RankChange::kAdded;
}

int64_t Movement::places_gained() const {
  const bool has_both = standing && against && standing->declared() && against->declared();
  return has_both ? int64_t{against->rank} - int64_t{standing->rank} : 0;
}

std::vector<ComparedTable> CompareRankings(const RankingSide& side, const RankingSide& against,
                                           const TableChoice& choice) {
  std::vector<ComparedTable> compared;
  for (const TablePair& pair : PairTables(side, against)) {
    if (!IsChosen(choice, pair, side, against)) continue;
    const CriterionDifferences criteria(side, ComponentOf(pair.table), against, ComponentOf(pair.against));
    compared.push_back(CompareTables(pair, criteria));
  }
  return compared;
}

std::vector<Movement> AffectedMovements(const std::string& organization, ComparedTable table) {
  const auto is_of_organization = [&](const Movement& movement) {
    return movement.organization == organization;
  };
  const auto found = std::find_if(table.movements.begin(), table.movements.end(), is_of_organization);
  const Movement by = found == table.movements.end() ? Movement() : *found;
  std::vector<Movement> affected;
  for (Movement& movement : table.movements) {
    if (is_of_organization(movement) || IsAffected(movement, by)) affected.push_back(std::move(movement));
  }
  std::sort(affected.begin(), affected.end(), RanksBefore);
  return affected;
}

}  // namespace thuocdo::ranking
