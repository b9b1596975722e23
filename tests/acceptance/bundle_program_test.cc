// A place of 2016, from its declaration to a file that is checked where there is no server.
#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_replace.h"
#include "common/testing/directory.h"
#include "common/testing/files.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "tests/acceptance/case_2016.h"

namespace thuocdo::acceptance {
namespace {

using ::testing::HasSubstr;

class BundleProgramTest : public ::testing::Test {
 protected:
  void SetUp() override {
    const std::string key_file = absl::StrCat(directory_, "/log.key");
    key_ = std::string(absl::StripAsciiWhitespace(
        Expect(deployment_, {"key", "generate", "binhdinh.example/thuocdo", "--file", key_file}).out));
    deployment_.Tell("thuocdo-server", {"--key", key_file});
    deployment_.StartAll();
    RunUpToClosing(deployment_);
    Expect(deployment_,
           {"ranking", "publish", kCampaign, "--decision", "305/QĐ-UBND", "--date", "2017-02-07"});
  }

  // Checks the file without any server.
  ProgramRun Check() { return testing::RunProgram("thuocdo-verify", {bundle_, "--key", key_}); }

  const std::string directory_ = testing::NewDirectory();
  const std::string bundle_ = absl::StrCat(directory_, "/so-tai-chinh.bundle");
  std::string key_;
  DeployedPrograms deployment_ = DeployedPrograms(Layout::kTogether);
};

TEST_F(BundleProgramTest, APlaceOf2016IsCheckedOfflineAndAChangedFileIsRejected) {
  Expect(deployment_, {"audit", "bundle", kCampaign, "so-tai-chinh", "-o", bundle_});
  deployment_.StopAll();

  const ProgramRun fine = Check();
  EXPECT_EQ(fine.exit_code, 0) << fine.err;
  EXPECT_THAT(fine.out,
              HasSubstr("✓ Quyết định 305/QĐ-UBND ngày 2017-02-07 công bố kỳ đánh giá binh-dinh-2016"));
  EXPECT_THAT(fine.out, HasSubstr("KẾT LUẬN: mọi điều kiểm tra ở trên đều đúng."));

  const std::string sound = testing::ReadFile(bundle_);
  testing::WriteFile(bundle_, absl::StrReplaceAll(sound, {{"Sở Tài chính", "Sở Tài chánh"}}));
  const ProgramRun rejected = Check();
  EXPECT_EQ(rejected.exit_code, 1);
  EXPECT_THAT(rejected.out, HasSubstr("(luồng organization/so-tai-chinh, lần ghi 1) có nội dung không khớp"));
}

TEST_F(BundleProgramTest, ABundleOfNobodyIsRejectedInOneLine) {
  const ProgramRun rejected = deployment_.Client({"audit", "bundle", kCampaign, "so-x", "-o", bundle_});
  EXPECT_EQ(rejected.exit_code, 1);
  EXPECT_THAT(rejected.err, HasSubstr("so-x is not on the roster"));
}

}  // namespace
}  // namespace thuocdo::acceptance
