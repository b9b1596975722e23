// What a check has found, for tests.
#pragma once

#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "common/eventlog/log_check.h"

namespace thuocdo::testing {

// A line for each of `findings`, as people are told of it.
inline std::string TextOf(const std::vector<LogFinding>& findings) {
  std::string text;
  for (const LogFinding& finding : findings) absl::StrAppend(&text, finding.place, ": ", finding.what, "\n");
  return text;
}

}  // namespace thuocdo::testing
