// Checks of how a component's points come from its children's.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "common/base/rational.h"
#include "common/rules/model/field_location.h"
#include "thuocdo/rules/v1/rule_set.pb.h"

namespace thuocdo::rules {

// The maxima of a node, as far as they could be read.
using MaximaByGroup = std::map<std::string, Rational>;

// What the check of a component asks of a node below it.
struct CheckedNode {
  std::string id;
  rules::v1::Role role = rules::v1::ROLE_UNSPECIFIED;
  MaximaByGroup maxima;
  bool may_be_negative = false;  // it is a z-score, or one stands below it
};

// Checks all of `*component` but its children, and brings it into canonical form. `passage` is the node's,
// `maxima` are its own.
void CheckAggregation(const FieldLocation& location, const MaximaByGroup& maxima,
                      const std::vector<CheckedNode>& children, rules::v1::Component* component);

}  // namespace thuocdo::rules
