// The criteria that moved a unit between two rankings.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "services/ranking/core/comparison.h"

namespace thuocdo {

// The criteria at and below a component, and everyone's points on them.
struct ScoredCriteria {
  ScoredCriteria(const RuleSet& of, const std::vector<ScoreCard>& of_cards, const std::string& component);

  // The points of `organization`; none if it has no card, or is not scored there.
  std::optional<Rational> PointsOf(const std::string& organization, const std::string& criterion) const;

  const RuleSet& rules;
  std::map<std::string, int> criteria;            // by id, with their place in the rules
  std::map<std::string, const ScoreCard*> cards;  // by organization
};

// The criteria of two rankings, of one component each.
class CriterionMoves {
 public:
  CriterionMoves(ScoredCriteria side, ScoredCriteria against);

  // The criteria on which the exact points of `organization` differ, by descending difference (no points
  // count as 0), then id. One that only one rule set has differs wherever it is scored.
  std::vector<CriterionMove> Of(const std::string& organization) const;

 private:
  ScoredCriteria side_;
  ScoredCriteria against_;
  std::vector<CriterionMove> all_;  // without points, by id
};

}  // namespace thuocdo
