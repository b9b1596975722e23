#include "common/system/files.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

#include "common/testing/directory.h"
#include "common/testing/files.h"
#include "common/testing/matchers.h"

namespace thuocdo {
namespace {

namespace fs = std::filesystem;
using ::testing::HasSubstr;
using testing::IsOk;
using testing::StatusIs;

class CopyDirectoryTest : public ::testing::Test {
 protected:
  void SetUp() override {
    fs::create_directories(from_);
    std::ofstream(from_ + "/a") << "first";
    std::ofstream(from_ + "/b") << std::string(100'000, 'x');
  }

  const std::string root_ = testing::NewDirectory();
  const std::string from_ = root_ + "/from";
  const std::string to_ = root_ + "/to";
};

TEST_F(CopyDirectoryTest, TheCopyHasTheSameFilesAndSharesNone) {
  ASSERT_THAT(CopyDirectory(from_, to_), IsOk());
  std::ofstream(from_ + "/a") << "later";

  EXPECT_EQ(testing::ReadFile(to_ + "/a"), "first");
  EXPECT_EQ(testing::ReadFile(to_ + "/b"), std::string(100'000, 'x'));
  EXPECT_EQ(DirectorySize(to_), 100'005U);
  EXPECT_FALSE(fs::exists(to_ + ".partial"));
}

TEST_F(CopyDirectoryTest, NothingIsReplaced) {
  fs::create_directories(to_);

  EXPECT_THAT(CopyDirectory(from_, to_), StatusIs(absl::StatusCode::kAlreadyExists, HasSubstr(to_)));
  EXPECT_TRUE(fs::is_empty(to_));
}

TEST_F(CopyDirectoryTest, WhatAnInterruptedCopyLeftIsReplaced) {
  fs::create_directories(to_ + ".partial");
  std::ofstream(to_ + ".partial/c") << "left";

  ASSERT_THAT(CopyDirectory(from_, to_), IsOk());
  EXPECT_FALSE(fs::exists(to_ + "/c"));
}

TEST_F(CopyDirectoryTest, WhatCannotBeReadOrWrittenIsNamed) {
  EXPECT_THAT(CopyDirectory(root_ + "/none", to_), StatusIs(absl::StatusCode::kNotFound, HasSubstr("/none")));
  EXPECT_THAT(CopyDirectory(from_, root_ + "/none/to"),
              StatusIs(absl::StatusCode::kUnavailable, HasSubstr("/none/to")));
  fs::create_directories(from_ + "/directory");
  EXPECT_THAT(CopyDirectory(from_, to_), StatusIs(absl::StatusCode::kUnavailable, HasSubstr("/directory")));
  EXPECT_FALSE(fs::exists(to_));
}

}  // namespace
}  // namespace thuocdo
