// Checks the changes of a rule set against the one that it amends.
#pragma once

#include "absl/status/status.h"
#include "absl/strings/string_view.h"
#include "common/rules/model/field_location.h"
#include "common/rules/model/rule_set.h"

namespace thuocdo::rules {

// Checks what needs no knowledge of the amended rule set: its name, the number of criteria of each change,
// that no criterion has two changes, and that this rule set has the new criteria. `passage` is the rule
// set's.
void CheckChanges(const FieldLocation& location, const rules::v1::RuleSet& rules);

// Checks the changes in `text`, which ParseRuleSet accepts, against `amended`: every criterion of either rule
// set is named in a change or has the same id in both, and none is unknown.
//
// Returns INVALID_ARGUMENT with every violation, each with the line of the text.
absl::Status CheckAmendment(absl::string_view text, const RuleSet& amended);

}  // namespace thuocdo::rules
