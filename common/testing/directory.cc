#include "common/testing/directory.h"

#include <gtest/gtest.h>
#include <stdlib.h>
#include <unistd.h>

#include <atomic>
#include <cstdio>
#include <filesystem>

namespace thuocdo::testing {
namespace {

namespace fs = std::filesystem;

constexpr char kMemory[] = "/dev/shm";

// Holds all the directories that a program asks for in one place.
class ProgramDirectory {
 public:
  explicit ProgramDirectory(const fs::path& place) : path_(place / "thuocdo-XXXXXX") {
    if (mkdtemp(path_.data()) != nullptr) return;
    perror(path_.c_str());
    abort();
  }
  ~ProgramDirectory() {
    std::error_code error;  // what cannot be removed stays
    if (getpid() == maker_ && ::testing::UnitTest::GetInstance()->Passed()) fs::remove_all(path_, error);
  }
  ProgramDirectory(const ProgramDirectory&) = delete;
  ProgramDirectory& operator=(const ProgramDirectory&) = delete;

  std::string NewDirectory() {
    const fs::path path = fs::path(path_) / std::to_string(++count_);
    fs::create_directory(path);
    return path;
  }

 private:
  std::string path_;
  const pid_t maker_ = getpid();
  std::atomic<int> count_ = 0;
};

}  // namespace

std::string NewDirectory() {
  static ProgramDirectory all(::testing::TempDir());
  return all.NewDirectory();
}

std::string NewFastDirectory() {
  static ProgramDirectory all(access(kMemory, W_OK) == 0 ? kMemory : ::testing::TempDir());
  return all.NewDirectory();
}

}  // namespace thuocdo::testing
