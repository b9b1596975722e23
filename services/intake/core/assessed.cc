#include "services/intake/core/assessed.h"

#include <algorithm>

namespace thuocdo {

bool IsAssessed(const RuleSet& rules, const RuleNode& node, const campaign::v1::RosterEntry& entry) {
  if (entry.participation() == campaign::v1::PARTICIPATION_NOT_ASSESSED) return false;
  if (!node.max_by_group.contains(entry.group())) return false;
  const auto& without = entry.without_components();
  if (std::find(without.begin(), without.end(), node.id) != without.end()) return false;
  return node.parent < 0 || IsAssessed(rules, rules.nodes[static_cast<size_t>(node.parent)], entry);
}

std::vector<const RuleNode*> AssessedCriteria(const RuleSet& rules, const campaign::v1::RosterEntry& entry) {
  std::vector<const RuleNode*> criteria;
  for (const RuleNode& node : rules.nodes) {
    if (node.is_criterion() && IsAssessed(rules, node, entry)) criteria.push_back(&node);
  }
  return criteria;
}

}  // namespace thuocdo
