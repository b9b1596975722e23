// The worked examples of services/ranking/FORMAT.md.
#pragma once

#include <string>

#include "common/testing/files.h"

namespace thuocdo::testing {

// Returns the content of the first block of FORMAT.md that is marked with `language`; empty if there is none.
inline std::string FormatExample(const std::string& language) {
  const std::string text = ReadFile("services/ranking/FORMAT.md");
  const std::string fence = "```" + language + "\n";
  const size_t open = text.find(fence);
  if (open == std::string::npos) return "";
  const size_t begin = open + fence.size();
  return text.substr(begin, text.find("```", begin) - begin);
}

}  // namespace thuocdo::testing
