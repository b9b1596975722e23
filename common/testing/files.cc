#include "common/testing/files.h"

#include <gtest/gtest.h>
#include <sys/stat.h>

#include <filesystem>
#include <fstream>
#include <iterator>

namespace thuocdo::testing {
namespace {

std::string ContentOf(std::ifstream& file) { return {std::istreambuf_iterator<char>(file), {}}; }

}  // namespace

std::string ReadFile(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  EXPECT_TRUE(file.is_open()) << path;
  return ContentOf(file);
}

void WriteFile(const std::string& path, const std::string& bytes) {
  std::ofstream file(path, std::ios::binary);
  file << bytes;
  EXPECT_TRUE(file.flush()) << path;
}

std::vector<std::string> FilesThatHold(const std::string& bytes, const std::string& directory) {
  std::vector<std::string> found;
  for (const auto& file : std::filesystem::recursive_directory_iterator(directory)) {
    if (!file.is_regular_file()) continue;
    std::ifstream opened(file.path(), std::ios::binary);  // a server may have removed it by now
    if (ContentOf(opened).find(bytes) != std::string::npos) found.push_back(file.path());
  }
  return found;
}

uint64_t BytesOnDisk(const std::string& directory) {
  constexpr uint64_t kBlock = 512;  // of st_blocks, by POSIX's <sys/stat.h> as Linux has it
  uint64_t bytes = 0;
  for (const auto& file : std::filesystem::directory_iterator(directory)) {
    struct stat found{};
    if (stat(file.path().c_str(), &found) == 0) bytes += kBlock * static_cast<uint64_t>(found.st_blocks);
  }
  return bytes;
}

}  // namespace thuocdo::testing
