// The children of a component, as its aggregation sees them.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "common/base/rational.h"
#include "thuocdo/rules/v1/rule_set.pb.h"

namespace thuocdo::rules {

// A child as its component sees it.
struct ComponentChild {
  std::string node;
  rules::v1::Role role = rules::v1::ROLE_UNSPECIFIED;
  std::optional<Rational> maximum;  // none if the unit's group is not assessed on it
  std::optional<Rational> points;   // none if it has no points
  Rational weight;                  // 0 if the children have no weights

  // Reports whether it is a part of the component: no bonus or penalty, and assessed for the group.
  bool is_part() const { return role == rules::v1::ROLE_UNSPECIFIED && maximum.has_value(); }
};

// In the order of the rule set.
using ComponentChildren = std::vector<ComponentChild>;

}  // namespace thuocdo::rules
