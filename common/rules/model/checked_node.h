// Nodes while a rule set is being checked.
#pragma once

#include <map>
#include <string>

#include "common/base/rational.h"
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

}  // namespace thuocdo::rules
