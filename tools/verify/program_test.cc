// The program as people run it.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "common/testing/directory.h"
#include "common/testing/files.h"
#include "common/testing/process.h"
#include "services/audit/core/bundle/bundle_for_tests.h"

namespace thuocdo::verify {
namespace {

using ::testing::HasSubstr;
using ::testing::IsEmpty;
using testing::PublishedLog;
using testing::TestKey;

class VerifyProgramTest : public ::testing::Test {
 protected:
  void SetUp() override {
    campaign_.log.Declare("so-b", {{"use.points", "12.5"}});
    campaign_.Publish();
    bundle_ = campaign_.MakeBundleFile();
  }

  // Runs it on a file with `bundle_`.
  testing::ProgramRun Verify(std::vector<std::string> arguments) {
    testing::WriteFile(path_, bundle_);
    arguments.insert(arguments.begin(), path_);
    return testing::RunProgram("thuocdo-verify", arguments);
  }

  PublishedLog campaign_;
  std::string bundle_;
  const std::string key_ = note::FormatVerifierKey(campaign_.key.verifier());
  const std::string path_ = testing::NewDirectory() + "/so-b.bundle";
};

TEST_F(VerifyProgramTest, EndsWithZeroAndSaysInVietnameseWhatHolds) {
  const testing::ProgramRun run = Verify({"--key", key_});
  EXPECT_EQ(run.exit_code, 0) << run.err;
  EXPECT_THAT(run.out, HasSubstr("✓ Nhật ký «so.example/thuocdo» đã ký mốc gồm"));
  EXPECT_THAT(run.out, HasSubstr("KẾT LUẬN: mọi điều kiểm tra ở trên đều đúng.\n"));
  EXPECT_THAT(run.err, IsEmpty());
}

TEST_F(VerifyProgramTest, SpeaksEnglishIfAskedTo) {
  EXPECT_THAT(Verify({"--key", key_, "--language", "en"}).out,
              HasSubstr("CONCLUSION: everything that was checked"));
}

TEST_F(VerifyProgramTest, EndsWithOneIfSomethingDoesNotHold) {
  bundle_[2] = '\xff';  // not UTF-8
  const testing::ProgramRun run = Verify({"--key", key_});
  EXPECT_EQ(run.exit_code, 1);
  EXPECT_THAT(run.err, IsEmpty());
  EXPECT_THAT(run.out, HasSubstr("KHÔNG ĐÚNG"));
}

TEST_F(VerifyProgramTest, TakesKeysFromFiles) {
  const std::string keys = testing::NewDirectory() + "/log.vkey";
  testing::WriteFile(keys,
                     note::FormatVerifierKey(TestKey("another.example").verifier()) + "\n" + key_ + "\n");
  EXPECT_EQ(Verify({"--key", keys}).exit_code, 0);
  const testing::ProgramRun run = Verify({"--key", key_, "--witness-key", keys});
  EXPECT_EQ(run.exit_code, 2);
  EXPECT_THAT(run.err, HasSubstr("this key signs something else"));
}

TEST_F(VerifyProgramTest, AsksForEveryWitness) {
  const std::string witness =
      note::FormatVerifierKey(TestKey("w.example/w", note::SignatureType::kCosignature).verifier());
  const testing::ProgramRun run = Verify({"--key", key_, "--witness-key", witness});
  EXPECT_EQ(run.exit_code, 1);
  EXPECT_THAT(run.out, HasSubstr("✗ Nhân chứng: nhân chứng w.example/w không ký xác nhận"));
}

TEST_F(VerifyProgramTest, EndsWithTwoIfItIsCalledWrongly) {
  EXPECT_EQ(Verify({}).exit_code, 2);
  EXPECT_THAT(Verify({"--key", "nonsense"}).err,
              HasSubstr("--key nonsense is neither a verifier key nor a readable file"));
  EXPECT_EQ(Verify({"--key", key_, "--language", "fr"}).exit_code, 2);
  const testing::ProgramRun run = Verify({"--key", key_, "--witness-key", key_});
  EXPECT_EQ(run.exit_code, 2);
  EXPECT_THAT(run.err, HasSubstr("this key signs something else"));
  EXPECT_EQ(testing::RunProgram("thuocdo-verify", {"/nowhere", "--key", key_}).exit_code, 2);
}

TEST_F(VerifyProgramTest, HelpNamesWhatItEndsWith) {
  const testing::ProgramRun run = testing::RunProgram("thuocdo-verify", {"--help"});
  EXPECT_EQ(run.exit_code, 0);
  EXPECT_THAT(run.out, HasSubstr("--witness-key"));
}

}  // namespace
}  // namespace thuocdo::verify
