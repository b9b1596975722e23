#include "common/rules/unit_maxima.h"

#include <set>
#include <string>

#include "absl/strings/str_cat.h"
#include "common/rules/check/node_check.h"

namespace thuocdo::rules {
namespace {

using campaign::v1::RosterEntry;
using campaign::v1::UnitMaximum;

std::string ViolationOf(const RuleSet& rules, const RosterEntry& entry, const UnitMaximum& maximum) {
  const RuleNode* node = rules.FindNode(maximum.node());
  if (node == nullptr) return absl::StrCat("the rule set has no node \"", maximum.node(), "\"");
  if (!node->max_by_group.contains(entry.group())) {
    return absl::StrCat("the group ", entry.group(), " has no maximum on ", node->id);
  }
  absl::StatusOr<std::string> canonical = CanonicalDecimal(maximum.points());
  if (canonical.ok() && *canonical == maximum.points()) return "";
  return absl::StrCat("\"", maximum.points(), "\" is not decimal text such as 12.5");
}

// Puts the unit's maxima in place of its group's, in `*node` and all below it.
void PutMaxima(const RosterEntry& entry, rules::v1::Node* node) {
  for (const UnitMaximum& own : entry.maxima()) {
    if (own.node() != node->id()) continue;
    for (rules::v1::Maximum& maximum : *node->mutable_maxima()) {
      if (maximum.group() == entry.group()) maximum.set_points(own.points());
    }
  }
  if (!node->has_component()) return;
  for (rules::v1::Node& child : *node->mutable_component()->mutable_children()) PutMaxima(entry, &child);
}

}  // namespace

std::optional<Rational> MaximumOf(const RuleNode& node, const RosterEntry& entry) {
  auto of_group = node.max_by_group.find(entry.group());
  if (of_group == node.max_by_group.end()) return std::nullopt;
  for (const UnitMaximum& own : entry.maxima()) {
    if (own.node() == node.id) return ParseDecimal(own.points()).value();
  }
  return of_group->second;
}

Violations CheckUnitMaxima(const RuleSet& rules, const RosterEntry& entry) {
  Violations violations;
  std::set<std::string> seen;
  for (const UnitMaximum& maximum : entry.maxima()) {
    std::string violation = ViolationOf(rules, entry, maximum);
    if (!violation.empty()) violations.Add(maximum.node(), violation);
    if (!seen.insert(maximum.node()).second) violations.Add(maximum.node(), "appears twice");
  }
  if (!violations.empty() || entry.maxima().empty()) return violations;
  rules::v1::RuleSet with_own = rules.proto;
  PutMaxima(entry, with_own.mutable_root());
  CheckTree(FieldLocation(with_own, nullptr, &violations), &with_own);
  return violations;
}

}  // namespace thuocdo::rules
