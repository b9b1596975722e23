// The findings of a check as text, for tests.
#pragma once

#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "common/eventlog/check/log_findings.h"

namespace thuocdo::testing {

// Returns a line for each of `findings`.
inline std::string TextOf(const std::vector<eventlog::LogFinding>& findings) {
  std::string text;
  for (const eventlog::LogFinding& finding : findings)
    absl::StrAppend(&text, finding.place, ": ", finding.what, "\n");
  return text;
}

}  // namespace thuocdo::testing
