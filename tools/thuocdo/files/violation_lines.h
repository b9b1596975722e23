// Why the service rejected what a file says, at the lines of that file.
#pragma once

#include <string>
#include <vector>

#include "absl/status/status.h"
#include "tools/thuocdo/files/answers_csv.h"

namespace thuocdo::client {

// Each violation of `status`, which rejected `sheet`, as `FILE:LINE: organization: message`. A violation
// that is about no single answer stands at the sheet's first line.
std::vector<std::string> ViolationLines(const std::string& file, const OrganizationAnswers& sheet,
                                        const absl::Status& status);

// `status`, which rejected the rule set in `file`, with `FILE:LINE` where its violations say `line N`.
absl::Status RuleSetViolations(const std::string& file, const absl::Status& status);

}  // namespace thuocdo::client
