// Rule sets become law.
#pragma once

#include <vector>

#include "absl/status/statusor.h"
#include "common/eventlog/event_log.h"
#include "common/rules/rule_set.h"
#include "common/streams/rule_sets.h"
#include "thuocdo/intake/v1/rule_sets.pb.h"

namespace thuocdo {

// The events that `command` causes, whose text was read as `rules`, which amends `amended` (null: nothing). A
// rule set that is known, whatever its comments, causes none.
absl::StatusOr<std::vector<NewEvent>> DecidePublishRuleSet(const RuleSetVersions& known, const RuleSet& rules,
                                                           const RuleSet* amended,
                                                           const intake::v1::PublishRuleSetRequest& command);

// Whether it is known.
bool IsPublished(const RuleSetVersions& known, const RuleSet& rules);

}  // namespace thuocdo
