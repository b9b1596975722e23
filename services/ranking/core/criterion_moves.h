// The criteria that moved a unit between two rankings.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "services/ranking/core/comparison.h"

namespace thuocdo {

// The criteria at and below a component of each of two rankings. Refers to the cards.
class CriterionMoves {
 public:
  CriterionMoves(const RankingSide& side, const std::string& component, const RankingSide& against,
                 const std::string& against_component);

  // The criteria on which the exact points of `organization` differ, by descending difference (no points
  // count as 0), then id. One that only one rule set has differs wherever it is scored.
  std::vector<CriterionMove> Of(const std::string& organization) const;

 private:
  using CardsById = std::map<std::string, const ScoreCard*>;

  // A criterion, and where it stands in each one's rules; -1: nowhere.
  struct Criterion {
    CriterionMove move;  // without points
    int place = -1;
    int against = -1;
  };

  static CardsById CardsOf(const RankingSide& side);

  CardsById cards_;
  CardsById against_;
  std::vector<Criterion> criteria_;  // by id
};

}  // namespace thuocdo
