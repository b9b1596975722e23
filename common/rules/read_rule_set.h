// Reads rule sets: checks them whole and parses their numbers once.
#pragma once

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "common/rules/model/rule_model.h"
#include "common/rules/model/rule_set.h"

namespace thuocdo::rules {

// Reads and checks an author's text of at most 2 MiB, 10,000 nodes and 20 levels of nodes.
//
// Returns INVALID_ARGUMENT with every violation, each with its line.
absl::StatusOr<RuleSet> ParseRuleSet(absl::string_view text);

// Reads and checks canonical bytes as they are stored (FORMAT.md).
//
// Returns DATA_LOSS if ParseRuleSet could not have made them: the stored bytes are damaged, or newer than
// this program.
absl::StatusOr<RuleSet> LoadRuleSet(absl::string_view canonical);

// Returns the rule of a criterion or a component of a rule set that was checked, with its numbers parsed.
CriterionRule ReadCriterionRule(const rules::v1::Criterion& criterion);
ComponentRule ReadComponentRule(const rules::v1::Component& component);

}  // namespace thuocdo::rules
