// The criteria on which the points of a unit differ between two rankings.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "services/ranking/core/comparison/comparison.h"
#include "services/scoring/core/card/score_card.h"

namespace thuocdo::ranking {

// Compares the criteria at and below one component of each ranking. Refers to the cards.
class CriterionDifferences {
 public:
  // An empty component stands for a ranking without the table.
  CriterionDifferences(const RankingSide& side, const std::string& component, const RankingSide& against,
                       const std::string& against_component);

  // Returns the criteria on which the exact points of `organization` differ, by descending difference (no
  // points count as 0), then id. A criterion of only one rule set differs wherever it is scored.
  std::vector<CriterionDifference> DifferencesOf(const std::string& organization) const;

 private:
  using CardsById = std::map<std::string, const scoring::ScoreCard*>;

  // A criterion and its index among the nodes of each rule set; -1: the rule set does not have it.
  struct Criterion {
    CriterionDifference difference;  // without points
    int node = -1;
    int against_node = -1;
  };

  static CardsById IndexCards(const RankingSide& side);

  CardsById cards_;
  CardsById against_;
  std::vector<Criterion> criteria_;  // by id
};

}  // namespace thuocdo::ranking
