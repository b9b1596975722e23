#include "services/intake/core/assessed.h"

#include "common/rules/answer.h"

namespace thuocdo {

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
    const AnswersTo answers = EffectiveAnswer(sheet, criterion->id, criterion->criterion.source);
    if (answers.effective && FitsCriterion(*criterion, entry, answers.effective->answer).ok()) continue;
    unanswered.push_back(criterion->id);
  }
  return unanswered;
}

}  // namespace thuocdo
