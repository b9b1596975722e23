// Whether a rule set is sound.
#pragma once

#include "common/rules/model/field_location.h"
#include "thuocdo/rules/v1/rule_set.pb.h"

namespace thuocdo::rules {

// Checks all of `*rules`, which stands at `passage`, and brings it into canonical form (FORMAT.md).
// Violations go to the passage's list; if there are none, `*rules` is sound.
void CheckRuleSet(const FieldLocation& location, rules::v1::RuleSet* rules);

}  // namespace thuocdo::rules
