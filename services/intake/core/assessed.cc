#include "services/intake/core/assessed.h"

#include <algorithm>

#include "common/rules/answer.h"

namespace thuocdo {

bool IsAssessed(const RuleSet& rules, const RuleNode& node, const campaign::v1::RosterEntry& entry) {
  if (entry.participation() == campaign::v1::PARTICIPATION_NOT_ASSESSED) return false;
  if (!node.max_by_group.contains(entry.group())) return false;
  const auto& without = entry.without_components();
  if (std::find(without.begin(), without.end(), node.id) != without.end()) return false;
  const auto& besides = entry.not_assessed();
  auto is_node = [&](const campaign::v1::NotAssessed& left) { return left.node() == node.id; };
  if (std::any_of(besides.begin(), besides.end(), is_node)) return false;
  return node.parent < 0 || IsAssessed(rules, rules.nodes[static_cast<size_t>(node.parent)], entry);
}

std::vector<const RuleNode*> AssessedCriteria(const RuleSet& rules, const campaign::v1::RosterEntry& entry) {
  std::vector<const RuleNode*> criteria;
  for (const RuleNode& node : rules.nodes) {
    if (node.is_criterion() && IsAssessed(rules, node, entry)) criteria.push_back(&node);
  }
  return criteria;
}

std::vector<std::string> UnansweredCriteria(const RuleSet& rules, const campaign::v1::RosterEntry& entry,
                                            const SheetState& sheet) {
  std::vector<std::string> unanswered;
  for (const RuleNode* criterion : AssessedCriteria(rules, entry)) {
    const AnswersTo answers = WhichCounts(sheet, criterion->id, criterion->criterion.source());
    if (answers.counts && FitsCriterion(*criterion, entry, answers.counts->answer).ok()) continue;
    unanswered.push_back(criterion->id);
  }
  return unanswered;
}

}  // namespace thuocdo
