// What lies in files, for tests.
#pragma once

#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

namespace thuocdo::testing {

// The files in `directory`, and in those below it, that hold `bytes`.
inline std::vector<std::string> FilesThatHold(const std::string& bytes, const std::string& directory) {
  std::vector<std::string> found;
  for (const auto& file : std::filesystem::recursive_directory_iterator(directory)) {
    if (!file.is_regular_file()) continue;
    std::ifstream stream(file.path(), std::ios::binary);
    const std::string content{std::istreambuf_iterator<char>(stream), {}};
    if (content.find(bytes) != std::string::npos) found.push_back(file.path());
  }
  return found;
}

}  // namespace thuocdo::testing
