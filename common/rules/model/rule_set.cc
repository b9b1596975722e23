#include "common/rules/model/rule_set.h"

namespace thuocdo::rules {

const RuleNode* RuleSet::FindNode(absl::string_view id) const {
  auto found = node_by_id.find(std::string(id));
  return found == node_by_id.end() ? nullptr : &nodes[static_cast<size_t>(found->second)];
}

bool RuleSet::HasGroup(absl::string_view group) const {
  for (const rules::v1::Group& known : proto.groups()) {
    if (known.id() == group) return true;
  }
  return false;
}

const std::string& LevelOf(const RuleSet& rules, const Rational& points, const Rational& maximum) {
  Rational reached = rules.levels_by_points ? points : Rational(points / maximum);
  for (const RuleLevel& level : rules.levels) {
    if (reached >= level.from) return level.title;
  }
  return rules.levels.back().title;
}

}  // namespace thuocdo::rules
