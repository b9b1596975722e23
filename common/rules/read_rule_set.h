// Reads rule sets: checks them whole and parses their numbers once.
#pragma once

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "common/rules/model/rule_set.h"

namespace thuocdo::rules {

// Returns the rule set that an author's text states. At most 2 MiB, 10,000 nodes, 20 levels deep.
//
// Returns INVALID_ARGUMENT with every violation, each with the line of the text.
absl::StatusOr<RuleSet> ParseRuleSet(absl::string_view text);

// Returns the rule set of canonical bytes, as they are stored. Returns DATA_LOSS if they are not what
// ParseRuleSet would have made.
absl::StatusOr<RuleSet> LoadRuleSet(absl::string_view canonical);

}  // namespace thuocdo::rules
