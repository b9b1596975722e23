// The worked examples of services/ranking/FORMAT.md.
#pragma once

#include <fstream>
#include <sstream>
#include <string>

namespace thuocdo::testing {

// Returns the content of the first block of FORMAT.md that is marked with `language`; empty if there is none.
inline std::string FormatExample(const std::string& language) {
  std::ifstream file("services/ranking/FORMAT.md");
  std::ostringstream text;
  text << file.rdbuf();
  const std::string fence = "```" + language + "\n";
  const size_t open = text.str().find(fence);
  if (open == std::string::npos) return "";
  const size_t begin = open + fence.size();
  return text.str().substr(begin, text.str().find("```", begin) - begin);
}

}  // namespace thuocdo::testing
