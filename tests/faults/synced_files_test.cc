// The power cut of these tests does cut: what was written but not synced is gone, and what was synced is not.
#include "tests/faults/synced_files.h"

#include <filesystem>
#include <fstream>

#include "absl/strings/str_cat.h"
#include "common/testing/directory.h"
#include "gtest/gtest.h"

namespace thuocdo::faults {
namespace {

using testing::NewDirectory;
using testing::RunToEnd;

class SyncedFilesTest : public ::testing::Test {
 protected:
  // Runs a shell script in the data directory, noting what it syncs.
  void Run(const std::string& script) {
    const testing::Command noting = NoteSyncs(log_);
    const auto result =
        RunToEnd({{"sh", "-c", absl::StrCat("cd ", data_, " && ", script)}, noting.environment});
    ASSERT_EQ(result.exit_code, 0) << result.err;
  }

  uintmax_t Size(const std::string& file) { return std::filesystem::file_size(data_ + "/" + file); }

  std::string log_ = NewDirectory() + "/synced";
  std::string data_ = NewDirectory();
};

TEST_F(SyncedFilesTest, WhatWasSyncedStaysAndWhatCameLaterGoes) {
  Run("printf 12345 > file && sync -d file && mv file renamed && printf 678 >> renamed && printf 9 > never");
  ASSERT_EQ(Size("renamed"), 8u);
  CutToSynced(data_, log_);
  EXPECT_EQ(Size("renamed"), 5u);
  EXPECT_EQ(Size("never"), 0u);
}

TEST_F(SyncedFilesTest, AFileThatBecameShorterStaysShort) {
  Run("printf 12345 > file && sync file && printf 1 > file");
  CutToSynced(data_, log_);
  EXPECT_EQ(Size("file"), 1u);
}

}  // namespace
}  // namespace thuocdo::faults
