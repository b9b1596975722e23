// Checks of the criterion tree: ids, maxima by group, limits.
#pragma once

#include "common/rules/check/method_check.h"
#include "common/rules/model/field_location.h"
#include "thuocdo/rules/v1/rule_set.pb.h"

namespace thuocdo::rules {

// Checks the tree of `*rules`, which is at `passage`, and brings it into canonical form.
void CheckTree(const FieldLocation& location, rules::v1::RuleSet* rules);

}  // namespace thuocdo::rules
