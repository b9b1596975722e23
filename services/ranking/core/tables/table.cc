#include "services/ranking/core/tables/table.h"

#include <algorithm>
#include <utility>

#include "absl/strings/str_cat.h"
#include "common/base/status.h"

namespace thuocdo::ranking {
namespace {

absl::Status CheckTableDefinitions(const rules::RuleSet& rules,
                                   const campaign::v1::CampaignDefinition& definition) {
  Violations violations;
  for (int i = 0; i < definition.tables_size(); ++i) {
    const campaign::v1::TableDefinition& table = definition.tables(i);
    const std::string field = absl::StrCat("tables[", i, "]");
    if (!rules.HasGroup(table.group())) {
      violations.Add(field, absl::StrCat(rules.name, " has no group \"", table.group(), "\""));
    }
    if (rules.FindNode(table.component()) == nullptr) {
      violations.Add(field, absl::StrCat(rules.name, " has no component \"", table.component(), "\""));
    }
  }
  return violations.ToStatus(absl::StatusCode::kInvalidArgument, "cannot rank the campaign's tables");
}

absl::StatusOr<const scoring::NodeScore*> ScoreOf(const scoring::ScoreCard& card,
                                                  const std::string& component) {
  for (const scoring::NodeScore& score : card.nodes) {
    if (score.node == component) return &score;
  }
  return absl::InvalidArgumentError(
      absl::StrCat("the card of ", card.organization, " has no component \"", component, "\""));
}

uint32_t PreviousRank(const PreviousRanks& previous, const campaign::v1::TableDefinition& definition,
                      const std::string& organization) {
  auto found = previous.find({definition.group(), definition.component(), organization});
  return found == previous.end() ? 0 : found->second;
}

TableRow MakeRow(const scoring::ScoreCard& card, const scoring::NodeScore& score) {
  TableRow row;
  row.organization = card.organization;
  row.name = card.name;
  row.max_points = score.max_points.value_or(Rational(0));
  row.bases = score.bases;
  if (score.state != scoring::NodeState::kScored) return row;
  row.points = score.points;
  row.level = score.level;
  return row;
}

Excluded MakeExcluded(const scoring::ScoreCard& card, const scoring::NodeScore& score) {
  const std::string reason = scoring::ExclusionText(score.exclusion, score.reason);
  return {card.organization, card.name, reason.empty() ? card.reason : reason};
}

Rational ValueOf(const rules::RuleSet& rules, const TableRow& row) {
  return RankingValue(rules, row.points, row.max_points);
}

// Highest value first; equal ones by id.
void SortByRank(const rules::RuleSet& rules, std::vector<TableRow>& rows) {
  auto ranks_before = [&](const TableRow& left, const TableRow& right) {
    const int order = cmp(ValueOf(rules, left), ValueOf(rules, right));
    return order != 0 ? order > 0 : left.organization < right.organization;
  };
  std::sort(rows.begin(), rows.end(), ranks_before);
}

// Sets the ranks of sorted `rows`.
void AssignRanks(const rules::RuleSet& rules, std::vector<TableRow>& rows) {
  const rules::v1::RankRule rule = rules.proto.rank_rule();
  for (size_t i = 0; i < rows.size(); ++i) {
    const bool tied = i > 0 && ValueOf(rules, rows[i]) == ValueOf(rules, rows[i - 1]);
    const uint32_t place = static_cast<uint32_t>(i) + 1;
    const uint32_t next = rule == rules::v1::RANK_RULE_DENSE && i > 0 ? rows[i - 1].rank + 1 : place;
    rows[i].rank = tied ? rows[i - 1].rank : next;
  }
}

template <typename T>
void SortById(std::vector<T>& entries) {
  std::sort(entries.begin(), entries.end(),
            [](const T& left, const T& right) { return left.organization < right.organization; });
}

absl::StatusOr<Table> RankTable(const rules::RuleSet& rules, const campaign::v1::TableDefinition& definition,
                                const std::vector<scoring::ScoreCard>& cards, const PreviousRanks& previous) {
  Table table;
  table.definition = definition;
  std::vector<TableRow> undeclared;
  for (const scoring::ScoreCard& card : cards) {
    if (card.group != definition.group()) continue;
    ASSIGN_OR_RETURN(const scoring::NodeScore* score, ScoreOf(card, definition.component()));
    if (score->state == scoring::NodeState::kNotAssessed) {
      table.excluded.push_back(MakeExcluded(card, *score));
      continue;
    }
    TableRow row = MakeRow(card, *score);
    row.previous_rank = PreviousRank(previous, definition, card.organization);
    (score->state == scoring::NodeState::kScored ? table.rows : undeclared).push_back(std::move(row));
  }
  SortByRank(rules, table.rows);
  AssignRanks(rules, table.rows);
  SortById(undeclared);
  SortById(table.excluded);
  std::move(undeclared.begin(), undeclared.end(), std::back_inserter(table.rows));
  return table;
}

}  // namespace

Rational RankingValue(const rules::RuleSet& rules, const Rational& points, const Rational& max_points) {
  return rules.proto.rank_by() == rules::v1::RANK_BY_PERCENT ? Rational(points / max_points) : points;
}

absl::StatusOr<std::vector<Table>> RankTables(const rules::RuleSet& rules,
                                              const campaign::v1::CampaignDefinition& definition,
                                              const std::vector<scoring::ScoreCard>& cards,
                                              const PreviousRanks& previous) {
  RETURN_IF_ERROR(CheckTableDefinitions(rules, definition));
  std::vector<Table> tables;
  for (const campaign::v1::TableDefinition& table : definition.tables()) {
    ASSIGN_OR_RETURN(tables.emplace_back(), RankTable(rules, table, cards, previous));
  }
  return tables;
}

std::map<std::string, const TableRow*> RowsByOrganization(const Table* table) {
  std::map<std::string, const TableRow*> rows;
  if (table == nullptr) return rows;
  for (const TableRow& row : table->rows) rows[row.organization] = &row;
  return rows;
}

PreviousRanks RanksOf(const std::vector<Table>& tables) {
  PreviousRanks ranks;
  for (const Table& table : tables) {
    for (const TableRow& row : table.rows) {
      if (!row.declared()) continue;
      ranks[{table.definition.group(), table.definition.component(), row.organization}] = row.rank;
    }
  }
  return ranks;
}

PreviousRanks RanksOf(const std::vector<event::v1::EarlierRank>& ranks) {
  PreviousRanks by_unit;
  for (const event::v1::EarlierRank& rank : ranks) {
    by_unit[{rank.group(), rank.component(), rank.organization()}] = rank.rank();
  }
  return by_unit;
}

}  // namespace thuocdo::ranking
