// What lies in files, for tests.
#pragma once

#include <sys/stat.h>

#include <cstdint>
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

// What the files in `directory` take of the disk, whatever their length is.
inline uint64_t BytesOnDisk(const std::string& directory) {
  constexpr uint64_t kBlock = 512;  // of st_blocks, by POSIX's <sys/stat.h> as Linux has it
  uint64_t bytes = 0;
  for (const auto& file : std::filesystem::directory_iterator(directory)) {
    struct stat found{};
    if (stat(file.path().c_str(), &found) == 0) bytes += kBlock * static_cast<uint64_t>(found.st_blocks);
  }
  return bytes;
}

}  // namespace thuocdo::testing
