// Campaigns under whatever a rule set can say, for the explanations: random_rules.h keeps to what stays
// within bounds.
#pragma once

#include <random>
#include <string>
#include <vector>

#include "services/scoring/core/scoring/scored_campaign_for_tests.h"

namespace thuocdo::testing {

// A rule set, a campaign of seven units under it and its sheets, all as the seed says: every method and
// aggregation, bonus and penalty, both ways of being not applicable, and maxima of single units.
class RandomScenario {
 public:
  explicit RandomScenario(unsigned seed);

  const rules::RuleSet& rules() const { return campaign_.rules; }
  std::vector<scoring::ScoreCard> Score() const { return campaign_.Cards().value(); }

 private:
  // A node's text, and its maximum.
  struct Node {
    std::string text;
    int maximum = 0;
  };

  int Below(int end);
  bool OneOf(int many) { return Below(many) == 0; }

  std::string RulesText();
  Node Leaf();
  Node Component(int depth);
  Node Aggregate(const std::vector<std::string>& ids, const std::vector<Node>& children);
  Node Sum(const std::vector<std::string>& ids, const std::vector<Node>& children);
  std::string NotApplicable();
  std::string AnswerTo(const rules::RuleNode& node, int maximum);
  void Enroll(const std::string& unit);
  void GiveOwnMaxima(campaign::v1::RosterEntry* entry);
  void Declare(const campaign::v1::RosterEntry& entry);

  std::mt19937 random_;
  const bool all_zero_;  // every number that is answered is 0
  int nodes_ = 0;
  ScoredCampaign campaign_;
};

}  // namespace thuocdo::testing
