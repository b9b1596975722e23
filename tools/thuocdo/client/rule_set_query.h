// The rule set that an answer was computed under.
#pragma once

#include <string>

#include "absl/status/statusor.h"
#include "common/rules/model/rule_set.h"
#include "thuocdo/rules/v1/rule_set.pb.h"
#include "tools/thuocdo/client/session.h"

namespace thuocdo::client {

// The published rule set `name` (`<id>@<hash>`, or `<id>`). Returns the service's error.
absl::StatusOr<rules::v1::RuleSet> GetRules(const Session& session, const std::string& name);

// The same rule set, checked. Returns the service's error, INVALID_ARGUMENT if the rule set is newer than
// this program, and DATA_LOSS if it is not sound.
absl::StatusOr<rules::RuleSet> GetCheckedRules(const Session& session, const std::string& name);

}  // namespace thuocdo::client
