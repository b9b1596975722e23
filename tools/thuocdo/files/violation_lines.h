// Why the service refused what a file says, at the lines of that file.
#pragma once

#include <string>
#include <vector>

#include "absl/status/status.h"
#include "tools/thuocdo/files/answers_csv.h"

namespace thuocdo {

// Each fault of `status`, which refused `sheet`, as `FILE:LINE: organization: message`. A fault
// that is about no single answer stands at the sheet's first line.
std::vector<std::string> FaultLines(const std::string& file, const OrganizationAnswers& sheet,
                                    const absl::Status& status);

// `status`, which refused the rule set in `file`, with `FILE:LINE` where its faults say `line N`.
absl::Status RuleSetFaults(const std::string& file, const absl::Status& status);

}  // namespace thuocdo
