#include "services/intake/core/assessed.h"

#include "common/rules/answer.h"

namespace thuocdo::intake {

std::vector<const rules::RuleNode*> AssessedCriteria(const rules::RuleSet& rules,
                                                     const campaign::v1::RosterEntry& entry) {
  std::vector<const rules::RuleNode*> criteria;
  for (const rules::RuleNode& node : rules.nodes) {
    if (node.is_criterion() && rules::IsAssessed(rules, node, entry)) criteria.push_back(&node);
  }
  return criteria;
}

std::vector<std::string> UnansweredCriteria(const rules::RuleSet& rules,
                                            const campaign::v1::RosterEntry& entry,
                                            const streams::SheetState& sheet) {
  std::vector<std::string> unanswered;
  for (const rules::RuleNode* criterion : AssessedCriteria(rules, entry)) {
    const streams::AnswersTo answers =
        streams::EffectiveAnswer(sheet, criterion->id, criterion->criterion.source);
    if (answers.effective && rules::FitsCriterion(*criterion, entry, answers.effective->answer).ok())
      continue;
    unanswered.push_back(criterion->id);
  }
  return unanswered;
}

}  // namespace thuocdo::intake
