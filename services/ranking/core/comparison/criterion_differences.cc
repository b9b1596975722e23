#include "services/ranking/core/comparison/criterion_differences.h"

#include <algorithm>
#include <utility>

namespace thuocdo::ranking {
namespace {

// The index of a criterion among the nodes of its rule set, by id.
using NodeIndexes = std::map<std::string, int>;

void AddBelow(const rules::RuleSet& rules, int node, NodeIndexes& indexes) {
  const rules::RuleNode& of = rules.nodes[static_cast<size_t>(node)];
  if (of.is_criterion()) indexes[of.id] = node;
  for (int child : of.children) AddBelow(rules, child, indexes);
}

NodeIndexes CriteriaBelow(const rules::RuleSet& rules, const std::string& component) {
  NodeIndexes indexes;
  const auto found = rules.node_by_id.find(component);
  if (found != rules.node_by_id.end()) AddBelow(rules, found->second, indexes);
  return indexes;
}

const std::string& TitleAt(const rules::RuleSet& rules, int place) {
  return rules.nodes[static_cast<size_t>(place)].title;
}

template <typename Cards>
const scoring::ScoreCard* FindIndexedCard(const Cards& cards, const std::string& organization) {
  const auto found = cards.find(organization);
  return found == cards.end() ? nullptr : found->second;
}

std::optional<Rational> PointsAt(const scoring::ScoreCard* card, int place) {
  const bool is_there = card != nullptr && place >= 0 && static_cast<size_t>(place) < card->nodes.size();
  if (!is_there) return std::nullopt;
  const scoring::NodeScore& score = card->nodes[static_cast<size_t>(place)];
  if (score.state != scoring::NodeState::kScored) return std::nullopt;
  return score.points;
}

Rational PointsMoved(const CriterionDifference& criterion) {
  return abs(Rational(criterion.points.value_or(Rational(0)) - criterion.against.value_or(Rational(0))));
}

bool MovesFurther(const CriterionDifference& left, const CriterionDifference& right) {
  const int order = cmp(PointsMoved(left), PointsMoved(right));
  return order != 0 ? order > 0 : left.criterion < right.criterion;
}

}  // namespace

CriterionDifferences::CardsById CriterionDifferences::IndexCards(const RankingSide& side) {
  CardsById cards;
  for (const scoring::ScoreCard& card : side.cards) cards[card.organization] = &card;
  return cards;
}

CriterionDifferences::CriterionDifferences(const RankingSide& side, const std::string& component,
                                           const RankingSide& against, const std::string& against_component)
    : cards_(IndexCards(side)), against_(IndexCards(against)) {
  std::map<std::string, Criterion> criteria;
  for (const auto& [id, node] : CriteriaBelow(against.rules, against_component))
    criteria[id] = {{id, TitleAt(against.rules, node), RankChange::kRemoved, {}, {}}, -1, node};
  for (const auto& [id, node] : CriteriaBelow(side.rules, component)) {
    Criterion& criterion = criteria[id];
    const RankChange move = criterion.against_node < 0 ? RankChange::kAdded : RankChange::kInBoth;
    criterion = {{id, TitleAt(side.rules, node), move, {}, {}}, node, criterion.against_node};
  }
  for (auto& [id, criterion] : criteria) criteria_.push_back(std::move(criterion));
}

std::vector<CriterionDifference> CriterionDifferences::DifferencesOf(const std::string& organization) const {
  const scoring::ScoreCard* card = FindIndexedCard(cards_, organization);
  const scoring::ScoreCard* against = FindIndexedCard(against_, organization);
  std::vector<CriterionDifference> differences;
  for (const Criterion& criterion : criteria_) {
    const std::optional<Rational> points = PointsAt(card, criterion.node);
    const std::optional<Rational> against_points = PointsAt(against, criterion.against_node);
    if (points == against_points) continue;
    differences.push_back(criterion.difference);
    differences.back().points = points;
    differences.back().against = against_points;
  }
  std::sort(differences.begin(), differences.end(), MovesFurther);
  return differences;
}

}  // namespace thuocdo::ranking
