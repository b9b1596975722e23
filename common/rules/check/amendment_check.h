// Checks of what a rule set says about the one that it amends.
#pragma once

#include "absl/status/status.h"
#include "absl/strings/string_view.h"
#include "common/rules/model/field_location.h"
#include "common/rules/model/rule_set.h"

namespace thuocdo::rules {

// Checks what can be checked without the amended rule set: the name, how many criteria each change is about,
// that none has two changes, and that this rule set's are in its tree. `passage` is the rule set's.
void CheckChanges(const FieldLocation& location, const rules::v1::RuleSet& rules);

// Checks the changes in `text`, from which ParseRuleSet made a rule set, against `amended`, which they are
// about: every criterion of either is mentioned or has the same id in both, and none is unknown.
//
// Returns INVALID_ARGUMENT with every violation, each with the line of the text.
absl::Status CheckAmendment(absl::string_view text, const RuleSet& amended);

}  // namespace thuocdo::rules
