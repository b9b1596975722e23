#include "common/note/files/key_file.h"

#include <sys/resource.h>
#include <sys/stat.h>

#include <csignal>
#include <filesystem>
#include <fstream>

#include "common/note/files/generate_key.h"
#include "common/testing/directory.h"
#include "common/testing/matchers.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace thuocdo::note {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;
using thuocdo::testing::IsOk;
using thuocdo::testing::StatusIs;

class KeyFileTest : public ::testing::Test {
 protected:
  const std::string path_ = thuocdo::testing::NewDirectory() + "/key";
  const SignerKey key_ = GenerateKey("example.com/log", SignatureType::kNote).value();
};

TEST_F(KeyFileTest, OnlyItsOwnerMayReadIt) {
  ASSERT_THAT(WriteKeyFile(path_, key_), IsOk());
  struct stat found{};
  ASSERT_EQ(stat(path_.c_str(), &found), 0);
  EXPECT_EQ(found.st_mode & 07777, 0600u);
  ASSERT_OK_AND_ASSIGN(const SignerKey read, ReadKeyFile(path_));
  EXPECT_EQ(read.seed, key_.seed);
}

TEST_F(KeyFileTest, AKeyThatOthersMayReadIsNotUsed) {
  ASSERT_THAT(WriteKeyFile(path_, key_), IsOk());
  for (const mode_t mode : {0640u, 0604u, 0620u}) {
    ASSERT_EQ(chmod(path_.c_str(), mode), 0);
    EXPECT_THAT(ReadKeyFile(path_), StatusIs(absl::StatusCode::kFailedPrecondition, HasSubstr("chmod 600")));
  }
}

TEST_F(KeyFileTest, AKeyIsNeverWrittenOver) {
  ASSERT_THAT(WriteKeyFile(path_, key_), IsOk());
  EXPECT_THAT(WriteKeyFile(path_, GenerateKey("other", SignatureType::kNote).value()),
              StatusIs(absl::StatusCode::kAlreadyExists));
  ASSERT_OK_AND_ASSIGN(const SignerKey read, ReadKeyFile(path_));
  EXPECT_EQ(read.seed, key_.seed);
}

TEST_F(KeyFileTest, HalfAKeyIsNotLeftBehind) {
  rlimit before{};
  ASSERT_EQ(getrlimit(RLIMIT_FSIZE, &before), 0);
  const rlimit ten_bytes{10, before.rlim_max};
  const auto handler = std::signal(SIGXFSZ, SIG_IGN);
  ASSERT_EQ(setrlimit(RLIMIT_FSIZE, &ten_bytes), 0);
  const absl::Status written = WriteKeyFile(path_, key_);
  ASSERT_EQ(setrlimit(RLIMIT_FSIZE, &before), 0);
  std::signal(SIGXFSZ, handler);

  EXPECT_THAT(written, StatusIs(absl::StatusCode::kUnavailable));
  EXPECT_FALSE(std::filesystem::exists(path_));
}

TEST_F(KeyFileTest, WhatIsWrongIsSaidWithoutTheKey) {
  EXPECT_THAT(ReadKeyFile(path_), StatusIs(absl::StatusCode::kNotFound, HasSubstr(path_)));
  EXPECT_THAT(WriteKeyFile("/nowhere/key", key_), StatusIs(absl::StatusCode::kUnavailable));
  const std::string text = FormatSignerKey(key_);
  std::ofstream(path_) << text << "x\n";
  ASSERT_EQ(chmod(path_.c_str(), 0600), 0);
  const absl::Status rejected = ReadKeyFile(path_).status();
  EXPECT_THAT(rejected, StatusIs(absl::StatusCode::kInvalidArgument, HasSubstr(path_)));
  EXPECT_THAT(std::string(rejected.message()), Not(HasSubstr(text.substr(text.rfind('+')))));
}

}  // namespace
}  // namespace thuocdo::note
