#include "services/scoring/core/scoring/assessment.h"

#include <algorithm>
#include <set>
#include <utility>

#include "common/rules/answer.h"
#include "common/rules/criterion.h"
#include "common/rules/methods/answer_numbers.h"
#include "common/rules/unit_maxima.h"

namespace thuocdo::scoring {
namespace {

using campaign::v1::RosterEntry;

// Moves the effective answer to the superseded ones.
void Supersede(streams::AnswersTo* answers) {
  if (!answers->effective) return;
  answers->superseded.push_back(*std::move(answers->effective));
  answers->effective.reset();
  auto later_first = [](const streams::SourcedAnswer& a, const streams::SourcedAnswer& b) {
    return a.position > b.position;
  };
  std::sort(answers->superseded.begin(), answers->superseded.end(), later_first);
}

}  // namespace

Assessment::Assessment(const rules::RuleSet& rules, const RosterEntry& entry,
                       const streams::SheetState& sheet)
    : rules_(rules),
      entry_(entry),
      sheet_(sheet),
      excluded_(rules.nodes.size()),
      scores_(rules.nodes.size()) {
  int count = static_cast<int>(rules_.nodes.size());
  for (int node = 0; node < count; ++node) ScoreAt(node).max_points = rules::MaximumOf(NodeAt(node), entry_);
  ExcludeByRoster();
  ExcludeAbove();  // before the answers, so that the reasons of the roster prevail
  for (int node = 0; node < count; ++node) {
    if (NodeAt(node).is_criterion()) SelectAnswer(node);
  }
  ExcludeAbove();
}

void Assessment::ExcludeByRoster() {
  if (entry_.participation() == campaign::v1::PARTICIPATION_NOT_ASSESSED) {
    ExcludeWithAllBelow(0, entry_.reason());
  }
  for (const std::string& component : entry_.without_components()) Exclude(component, entry_.reason());
  for (const campaign::v1::NotAssessed& left : entry_.not_assessed()) Exclude(left.node(), left.reason());
}

void Assessment::Exclude(const std::string& node, const std::string& reason) {
  ExcludeWithAllBelow(rules_.node_by_id.at(node), reason);
}

// The first reason prevails.
void Assessment::ExcludeWithAllBelow(int node, const std::string& reason) {
  if (!ExcludedAt(node)) ExcludedAt(node) = reason;
  for (int child : NodeAt(node).children) ExcludeWithAllBelow(child, reason);
}

// Excludes every component of which too little is assessed.
void Assessment::ExcludeAbove() {
  for (int node = static_cast<int>(rules_.nodes.size()) - 1; node >= 0; --node) {  // children before parents
    const std::string* reason = ExcludedAt(node) ? nullptr : WhyExcluded(node);
    if (reason != nullptr) ExcludedAt(node) = *reason;
  }
}

// Returns the reason of the first child that excludes the component, or, if no child is assessed, of the
// first excluded one; null if the component is assessed.
const std::string* Assessment::WhyExcluded(int component) {
  const std::string* first = nullptr;
  bool any_assessed = false;
  for (int child : NodeAt(component).children) {
    if (!ScoreAt(child).max_points) continue;
    bool is_part = NodeAt(child).role == rules::v1::ROLE_UNSPECIFIED;
    any_assessed = any_assessed || (is_part && !ExcludedAt(child));
    if (!ExcludedAt(child)) continue;
    if (NodeAt(child).not_applicable() != rules::v1::NOT_APPLICABLE_RULE_RESCALE) return &*ExcludedAt(child);
    if (first == nullptr && is_part) first = &*ExcludedAt(child);
  }
  return any_assessed ? nullptr : first;
}

// Decides which answer is effective, and whether it excludes the criterion.
void Assessment::SelectAnswer(int node) {
  const rules::RuleNode& criterion = NodeAt(node);
  streams::AnswersTo& answers = ScoreAt(node).answers;
  answers = streams::EffectiveAnswer(sheet_, criterion.id, criterion.criterion.source);
  bool can_count = answers.effective && sheet_.declaration && IsAssessed(node) &&
                   rules::FitsCriterion(criterion, entry_, answers.effective->answer).ok();
  if (!can_count) return Supersede(&answers);
  const event::v1::Answer& answer = answers.effective->answer;
  if (answer.has_not_applicable()) ExcludedAt(node) = answer.not_applicable().reason();
}

void Assessment::AddNumbers(Population* population) const {
  for (size_t node = 0; node < scores_.size(); ++node) {
    const rules::RuleNode& criterion = rules_.nodes[node];
    const std::optional<streams::SourcedAnswer>& answer = scores_[node].answers.effective;
    if (!answer || excluded_[node] || !rules::ComparesUnits(criterion.criterion)) continue;
    population->Add(entry_.group(), criterion.id, rules::AnsweredNumber(answer->answer.number()));
  }
}

std::vector<NodeScore> Assessment::Score(const Population& population) {
  for (int node = static_cast<int>(rules_.nodes.size()) - 1; node >= 0; --node) {  // children before parents
    ScoreNode(population, node);
  }
  return std::move(scores_);
}

NodeState Assessment::StateOf(int node) {
  if (!IsAssessed(node)) return NodeState::kNotAssessed;
  if (!sheet_.declaration) return NodeState::kNotDeclared;
  bool must_answer = rules_.proto.missing_answer() == rules::v1::MISSING_ANSWER_RULE_NOT_SUBMITTED;
  bool missing = NodeAt(node).is_criterion() && must_answer && !ScoreAt(node).answers.effective;
  for (int child : NodeAt(node).children) {
    missing = missing || ScoreAt(child).state == NodeState::kNotDeclared;
  }
  return missing ? NodeState::kNotDeclared : NodeState::kScored;
}

void Assessment::ScoreNode(const Population& population, int node) {
  NodeScore& score = ScoreAt(node);
  score.node = NodeAt(node).id;
  score.state = StateOf(node);
  if (score.state == NodeState::kNotAssessed) {
    score.exclusion = ExcludedAt(node) ? ExclusionReason::kStated : ExclusionReason::kGroupMaximum;
    score.reason = ExcludedAt(node).value_or("");
  }
  score.bases = BasesOf(node);
  if (score.state != NodeState::kScored) return;
  score.points = PointsOf(population, node);
  bool has_level = !NodeAt(node).is_criterion() || node == 0;
  if (has_level) score.level = rules::LevelOf(rules_, score.points, *score.max_points);
}

Rational Assessment::PointsOf(const Population& population, int node) {
  const rules::RuleNode& rule = NodeAt(node);
  const NodeScore& score = ScoreAt(node);
  if (!rule.is_criterion()) return rules::ScoreComponent(rule.component, *score.max_points, ChildrenOf(node));
  if (!score.answers.effective) return 0;
  return rules::ScoreAnswer(rule.criterion, *score.max_points, score.answers.effective->answer,
                            population.Find(entry_.group(), rule.id));
}

rules::ComponentChildren Assessment::ChildrenOf(int component) {
  rules::ComponentChildren children;
  const rules::RuleNode& rule = NodeAt(component);
  for (size_t i = 0; i < rule.children.size(); ++i) {
    const NodeScore& score = ScoreAt(rule.children[i]);
    rules::ComponentChild child{score.node, NodeAt(rule.children[i]).role, score.max_points, {}, {}};
    if (score.state == NodeState::kScored) child.points = score.points;
    if (!rule.weights.empty()) child.weight = rule.weights[i];
    children.push_back(std::move(child));
  }
  return children;
}

std::vector<event::v1::Basis> Assessment::BasesOf(int node) {
  const NodeScore& score = ScoreAt(node);
  std::set<event::v1::Basis> bases;
  if (score.answers.effective) bases.insert(score.answers.effective->answer.basis());
  for (int child : NodeAt(node).children) {
    bases.insert(ScoreAt(child).bases.begin(), ScoreAt(child).bases.end());
  }
  return {bases.begin(), bases.end()};
}

}  // namespace thuocdo::scoring
