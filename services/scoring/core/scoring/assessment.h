// Scores one organization: decides what is assessed and which answers are effective, and computes the points
// of every node.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "common/base/rational.h"
#include "common/rules/component.h"
#include "common/rules/model/rule_set.h"
#include "common/streams/sheet.h"
#include "services/scoring/core/card/score_card.h"
#include "services/scoring/core/scoring/population.h"
#include "thuocdo/campaign/v1/campaign.pb.h"
#include "thuocdo/event/v1/answer.pb.h"

namespace thuocdo::scoring {

// Works in two steps, because some criteria compare units: first every unit of a group adds its numbers to
// the population, then each unit is scored against it.
class Assessment {
 public:
  // Decides what is assessed and which answers are effective. The arguments must outlive the assessment.
  Assessment(const rules::RuleSet& rules, const campaign::v1::RosterEntry& entry,
             const streams::SheetState& sheet);

  // Adds the effective numbers of criteria that compare units.
  void AddNumbers(Population* population) const;

  // Returns the scores, parallel to RuleSet::nodes. Call it once.
  std::vector<NodeScore> Score(const Population& population);

 private:
  const rules::RuleNode& NodeAt(int node) const { return rules_.nodes[static_cast<size_t>(node)]; }
  NodeScore& ScoreAt(int node) { return scores_[static_cast<size_t>(node)]; }
  std::optional<std::string>& ExcludedAt(int node) { return excluded_[static_cast<size_t>(node)]; }

  void ExcludeByRoster();
  void Exclude(const std::string& node, const std::string& reason);
  void ExcludeWithAllBelow(int node, const std::string& reason);
  void ExcludeAbove();
  const std::string* WhyExcluded(int component);
  bool IsAssessed(int node) { return ScoreAt(node).max_points && !ExcludedAt(node); }
  void SelectAnswer(int node);
  NodeState StateOf(int node);
  void ScoreNode(const Population& population, int node);
  Rational PointsOf(const Population& population, int node);
  rules::ComponentChildren ChildrenOf(int component);
  std::vector<event::v1::Basis> BasesOf(int node);

  const rules::RuleSet& rules_;
  const campaign::v1::RosterEntry& entry_;
  const streams::SheetState& sheet_;
  std::vector<std::optional<std::string>> excluded_;  // by node: why it is excluded; no value if it is not
  std::vector<NodeScore> scores_;
};

}  // namespace thuocdo::scoring
