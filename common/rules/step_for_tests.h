// Steps as lines, for tests.
#pragma once

#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_replace.h"
#include "common/rules/model/step.h"

namespace thuocdo::testing {

// Returns the steps as lines, such as "RATIO 16/267 = 16/267", "BONUS extra: 10 + 3 = 13",
// "DEVIATION √2 ≈ 1.414214" or "ROUNDED 29 = 30 (5, HALF_UP)".
inline std::vector<std::string> StepLines(const rules::Steps& steps) {
  std::vector<std::string> lines;
  for (const rules::Step& step : steps) {
    std::string line = absl::StrReplaceAll(audit::v1::StepKind_Name(step.kind), {{"STEP_KIND_", ""}});
    if (!step.subject.empty()) absl::StrAppend(&line, " ", step.subject, ":");
    if (!step.expression.empty()) absl::StrAppend(&line, " ", step.expression);
    absl::StrAppend(&line, step.approximate ? " ≈ " : " = ",
                    step.approximate ? rules::NumberText(step.value) : FormatExact(step.value));
    const std::string rounding = rules::v1::Rounding_Name(step.rounding);
    if (!step.quantum.empty())
      absl::StrAppend(&line, " (", step.quantum, ", ", absl::StrReplaceAll(rounding, {{"ROUNDING_", ""}}),
                      ")");
    lines.push_back(line);
  }
  return lines;
}

}  // namespace thuocdo::testing
