// Checks a whole rule set.
#pragma once

#include "common/rules/model/field_location.h"
#include "thuocdo/rules/v1/rule_set.pb.h"

namespace thuocdo::rules {

// Checks `*rules`, which is at `passage`, and brings it into canonical form (FORMAT.md). Violations are added
// to the passage's list; if there are none, `*rules` is valid.
void CheckRuleSet(const FieldLocation& location, rules::v1::RuleSet* rules);

}  // namespace thuocdo::rules
