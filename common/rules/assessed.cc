#include "common/rules/assessed.h"

#include <algorithm>

namespace thuocdo::rules {

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

}  // namespace thuocdo::rules
