// Checks how a component's points are computed from its children's.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "common/base/rational.h"
#include "common/rules/model/field_location.h"
#include "thuocdo/rules/v1/rule_set.pb.h"

namespace thuocdo::rules {

// The maxima of a node by group, without those that could not be read.
using MaximaByGroup = std::map<std::string, Rational>;

// What the check of a component needs to know about a child.
struct CheckedNode {
  std::string id;
  rules::v1::Role role = rules::v1::ROLE_UNSPECIFIED;
  MaximaByGroup maxima;
  bool may_be_negative = false;  // it is a z-score, or has one below it
};

// Checks `*component` except for its children, and brings it into canonical form. `passage` and `maxima` are
// those of the node.
void CheckAggregation(const FieldLocation& location, const MaximaByGroup& maxima,
                      const std::vector<CheckedNode>& children, rules::v1::Component* component);

}  // namespace thuocdo::rules
