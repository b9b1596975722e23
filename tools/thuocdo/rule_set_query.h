// The rule set that an answer was computed under.
#pragma once

#include <string>

#include "absl/status/statusor.h"
#include "thuocdo/rules/v1/rule_set.pb.h"
#include "tools/thuocdo/session.h"

namespace thuocdo {

// The published rule set `name` (`<id>@<hash>`, or `<id>`). Returns the service's error.
absl::StatusOr<rules::v1::RuleSet> GetRules(const Session& session, const std::string& name);

}  // namespace thuocdo
