// Why a declaration was refused, at the lines of the file it came from.
#pragma once

#include <string>
#include <vector>

#include "absl/status/status.h"
#include "tools/thuocdo/core/answers_csv.h"

namespace thuocdo {

// Each fault of `status`, which refused `sheet`, as `FILE:LINE: organization criterion: message`. A fault
// that is about no single answer stands at the sheet's first line.
std::vector<std::string> FaultLines(const std::string& file, const OrganizationAnswers& sheet,
                                    const absl::Status& status);

}  // namespace thuocdo
