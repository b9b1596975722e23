#include "services/ranking/core/criterion_moves.h"

#include <algorithm>
#include <utility>

namespace thuocdo {
namespace {

using Places = std::map<std::string, int>;  // by criterion, in the order of the rules

void AddBelow(const RuleSet& rules, int node, Places& places) {
  const RuleNode& of = rules.nodes[static_cast<size_t>(node)];
  if (of.is_criterion()) places[of.id] = node;
  for (int child : of.children) AddBelow(rules, child, places);
}

Places CriteriaBelow(const RuleSet& rules, const std::string& component) {
  Places places;
  const auto found = rules.node_by_id.find(component);
  if (found != rules.node_by_id.end()) AddBelow(rules, found->second, places);
  return places;
}

const std::string& TitleAt(const RuleSet& rules, int place) {
  return rules.nodes[static_cast<size_t>(place)].title;
}

template <typename Cards>
const ScoreCard* FindCard(const Cards& cards, const std::string& organization) {
  const auto found = cards.find(organization);
  return found == cards.end() ? nullptr : found->second;
}

std::optional<Rational> PointsAt(const ScoreCard* card, int place) {
  const bool is_there = card != nullptr && place >= 0 && static_cast<size_t>(place) < card->nodes.size();
  if (!is_there) return std::nullopt;
  const NodeScore& score = card->nodes[static_cast<size_t>(place)];
  if (score.state != NodeState::kScored) return std::nullopt;
  return score.points;
}

Rational Difference(const CriterionMove& move) {
  return abs(Rational(move.points.value_or(Rational(0)) - move.against.value_or(Rational(0))));
}

bool MovesFurther(const CriterionMove& left, const CriterionMove& right) {
  const int order = cmp(Difference(left), Difference(right));
  return order != 0 ? order > 0 : left.criterion < right.criterion;
}

}  // namespace

CriterionMoves::CardsById CriterionMoves::CardsOf(const RankingSide& side) {
  CardsById cards;
  for (const ScoreCard& card : side.cards) cards[card.organization] = &card;
  return cards;
}

CriterionMoves::CriterionMoves(const RankingSide& side, const std::string& component,
                               const RankingSide& against, const std::string& against_component)
    : cards_(CardsOf(side)), against_(CardsOf(against)) {
  std::map<std::string, Criterion> criteria;
  for (const auto& [id, place] : CriteriaBelow(against.rules, against_component))
    criteria[id] = {{id, TitleAt(against.rules, place), Move::kLeft, {}, {}}, -1, place};
  for (const auto& [id, place] : CriteriaBelow(side.rules, component)) {
    Criterion& criterion = criteria[id];
    const Move move = criterion.against < 0 ? Move::kEntered : Move::kStayed;
    criterion = {{id, TitleAt(side.rules, place), move, {}, {}}, place, criterion.against};
  }
  for (auto& [id, criterion] : criteria) criteria_.push_back(std::move(criterion));
}

std::vector<CriterionMove> CriterionMoves::Of(const std::string& organization) const {
  const ScoreCard* card = FindCard(cards_, organization);
  const ScoreCard* against = FindCard(against_, organization);
  std::vector<CriterionMove> moves;
  for (const Criterion& criterion : criteria_) {
    const std::optional<Rational> points = PointsAt(card, criterion.place);
    const std::optional<Rational> against_points = PointsAt(against, criterion.against);
    if (points == against_points) continue;
    moves.push_back(criterion.move);
    moves.back().points = points;
    moves.back().against = against_points;
  }
  std::sort(moves.begin(), moves.end(), MovesFurther);
  return moves;
}

}  // namespace thuocdo
