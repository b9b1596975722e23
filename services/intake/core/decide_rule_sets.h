// The decision to publish a rule set.
#pragma once

#include <vector>

#include "absl/status/statusor.h"
#include "common/eventlog/records/append.h"
#include "common/rules/model/rule_set.h"
#include "common/streams/rule_sets.h"
#include "thuocdo/intake/v1/rule_sets.pb.h"

namespace thuocdo::intake {

// Returns the event that publishes `rules`, which were read from the command's text and amend `amended`
// (null: nothing). Returns no event if the rule set is published already, whatever its comments, and what
// CheckAmendment returns.
absl::StatusOr<std::vector<eventlog::NewEvent>> DecidePublishRuleSet(
    const streams::RuleSetVersions& known, const rules::RuleSet& rules, const rules::RuleSet* amended,
    const intake::v1::PublishRuleSetRequest& command);

// Reports whether `rules` are among the published versions `known`.
bool IsPublished(const streams::RuleSetVersions& known, const rules::RuleSet& rules);

}  // namespace thuocdo::intake
