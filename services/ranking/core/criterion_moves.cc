#include "services/ranking/core/criterion_moves.h"

#include <algorithm>
#include <utility>

namespace thuocdo {
namespace {

void AddBelow(const RuleSet& rules, int node, std::map<std::string, int>& criteria) {
  const RuleNode& of = rules.nodes[static_cast<size_t>(node)];
  if (of.is_criterion()) criteria[of.id] = node;
  for (int child : of.children) AddBelow(rules, child, criteria);
}

Rational Difference(const CriterionMove& move) {
  return abs(Rational(move.points.value_or(Rational(0)) - move.against.value_or(Rational(0))));
}

bool ComesBefore(const CriterionMove& left, const CriterionMove& right) {
  const int order = cmp(Difference(left), Difference(right));
  return order != 0 ? order > 0 : left.criterion < right.criterion;
}

const std::string& TitleOf(const ScoredCriteria& scored, int node) {
  return scored.rules.nodes[static_cast<size_t>(node)].title;
}

}  // namespace

ScoredCriteria::ScoredCriteria(const RuleSet& of, const std::vector<ScoreCard>& of_cards,
                               const std::string& component)
    : rules(of) {
  const auto found = rules.node_by_id.find(component);
  if (found != rules.node_by_id.end()) AddBelow(rules, found->second, criteria);
  for (const ScoreCard& card : of_cards) cards[card.organization] = &card;
}

std::optional<Rational> ScoredCriteria::PointsOf(const std::string& organization,
                                                 const std::string& criterion) const {
  const auto card = cards.find(organization);
  const auto node = criteria.find(criterion);
  if (card == cards.end() || node == criteria.end()) return std::nullopt;
  const std::vector<NodeScore>& nodes = card->second->nodes;
  const size_t place = static_cast<size_t>(node->second);
  const bool is_scored = place < nodes.size() && nodes[place].state == NodeState::kScored;
  if (!is_scored) return std::nullopt;
  return nodes[place].points;
}

CriterionMoves::CriterionMoves(ScoredCriteria side, ScoredCriteria against)
    : side_(std::move(side)), against_(std::move(against)) {
  std::map<std::string, CriterionMove> all;
  for (const auto& [id, node] : against_.criteria)
    all[id] = {id, TitleOf(against_, node), Move::kLeft, {}, {}};
  for (const auto& [id, node] : side_.criteria) {
    const Move move = against_.criteria.contains(id) ? Move::kStayed : Move::kEntered;
    all[id] = {id, TitleOf(side_, node), move, {}, {}};
  }
  for (auto& [id, move] : all) all_.push_back(std::move(move));
}

std::vector<CriterionMove> CriterionMoves::Of(const std::string& organization) const {
  std::vector<CriterionMove> moves;
  for (const CriterionMove& one : all_) {
    CriterionMove move{one.criterion, one.title, one.move, side_.PointsOf(organization, one.criterion),
                       against_.PointsOf(organization, one.criterion)};
    if (move.points != move.against) moves.push_back(std::move(move));
  }
  std::sort(moves.begin(), moves.end(), ComesBefore);
  return moves;
}

}  // namespace thuocdo
