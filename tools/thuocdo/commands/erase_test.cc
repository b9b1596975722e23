// The client against a real server: what an event said is erased.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "absl/strings/str_cat.h"
#include "common/testing/files.h"
#include "tools/thuocdo/client/client_fixture_for_tests.h"

namespace thuocdo::client {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;
using testing::ProgramRun;
using testing::ReadFile;

constexpr char kCampaign[] = "binh-dinh-2016";
constexpr char kOrganization[] = "so-tai-chinh";
constexpr char kSecret[] = "7f3a9c51e0d24b86 Nguyễn Văn A, 0912 345 678 c4e1b27d90f8a365";

// Everything is declared.
class EraseTest : public ServedTest {
 protected:
  void SetUp() override {
    ASSERT_NO_FATAL_FAILURE(ServedTest::SetUp());
    const std::string catalogue = "deploy/catalogue/";
    Do({"rule-set", "publish", catalogue + "rule-sets/binh-dinh-2016.txtpb"});
    Do({"organization", "import", catalogue + "organizations/binh-dinh.csv"});
    Do({"ranking", "record-earlier", catalogue + "earlier-rankings/binh-dinh-2015.csv"});
    Do({"campaign", "open", catalogue + "campaigns/binh-dinh-2016.txtpb"});
    Do({"declare", kCampaign, "--file", catalogue + "answers/binh-dinh-2016.csv"});
  }

  // Corrects an answer; the correction's position.
  std::string Correct(const std::string& reason) {
    const std::string told =
        Do({"correct", kCampaign, kOrganization, "internal-use.points", "260", "--reason", reason});
    const size_t begin = told.rfind("(position ") + 10;
    return told.substr(begin, told.rfind(')') - begin);
  }
  ProgramRun Erase(const std::string& position, const std::vector<std::string>& more = {}) const {
    std::vector<std::string> arguments = {"log", "erase", position, "--reason", "đơn số 5"};
    arguments.insert(arguments.end(), more.begin(), more.end());
    return Run(arguments);
  }
  ProgramRun Rank() const { return Run({"ranking", "show", kCampaign, "--table", "1"}); }

  // Which of the server's files hold the secret.
  std::vector<std::string> FilesWithSecret() const { return testing::FilesThatHold(kSecret, directory_); }
};

TEST_F(EraseTest, IsShownBeforeItIsErased) {
  const std::string position = Correct(kSecret);
  const std::string receipts = directory_ + "/receipts.jsonl";
  const ProgramRun run = Erase(position, {"--receipts", receipts});
  EXPECT_EQ(run.exit_code, 2);
  EXPECT_EQ(ReadFile(receipts), "") << "there is nothing to have a receipt for";
  EXPECT_THAT(run.out, AllOf(HasSubstr("sheet/binh-dinh-2016/so-tai-chinh"), HasSubstr(kSecret)));
  EXPECT_THAT(run.err, HasSubstr("--yes"));
  EXPECT_THAT(Do({"log", "read", "--from", position, "--format", "json"}), HasSubstr(kSecret));
}

TEST_F(EraseTest, WhatWasReplacedIsErasedEverywhereAndNothingElseChanges) {
  const std::string position = Correct(kSecret);
  Correct("biên bản số 3");
  const std::string before = Rank().out;
  EXPECT_THAT(FilesWithSecret(), Not(IsEmpty()));

  const ProgramRun run = Erase(position, {"--yes"});
  EXPECT_EQ(run.exit_code, 0) << run.err;
  EXPECT_EQ(Rank().out, before);  // by then scoring has followed
  EXPECT_THAT(Do({"log", "read", "--from", position, "--limit", "1"}),
              HasSubstr("answer_corrected: erased by the event at position "));
  EXPECT_THAT(Do({"log", "read", "--from", position, "--limit", "1", "--format", "json"}),
              HasSubstr("\"erased_by\": \""));
  const ProgramRun check = Run({"audit", "fsck"});
  EXPECT_EQ(check.exit_code, 0) << check.out;
  EXPECT_THAT(FilesWithSecret(), IsEmpty());
}

TEST_F(EraseTest, WhatStandsIsMissedUntilItIsReplaced) {
  const std::string position = Correct(kSecret);
  ASSERT_EQ(Erase(position, {"--yes"}).exit_code, 0);

  const ProgramRun rejected = Rank();
  EXPECT_EQ(rejected.exit_code, 1);
  EXPECT_THAT(rejected.err, AllOf(HasSubstr(absl::StrCat("the event at position ", position)),
                                  HasSubstr("was erased by the event at position")));
  const ProgramRun form = Run({"campaign", "form", kCampaign, kOrganization});
  EXPECT_EQ(form.exit_code, 0);
  EXPECT_THAT(form.err,
              HasSubstr(absl::StrCat("position ", position,
                                     " (answer_corrected) said of internal-use.points was erased")));

  Correct("biên bản số 3");
  EXPECT_EQ(Rank().exit_code, 0);
  EXPECT_EQ(Run({"campaign", "form", kCampaign, kOrganization}).err.find("erased"), std::string::npos);
  EXPECT_THAT(Do({"score", "history", kCampaign, kOrganization}), HasSubstr("(đã xóa)"));
}

TEST_F(EraseTest, WhatIsNoAnswerIsRejected) {
  const ProgramRun shown = Erase("1");
  EXPECT_EQ(shown.exit_code, 1);
  EXPECT_THAT(shown.err, HasSubstr("log_created, has no answers"));
  const ProgramRun run = Erase("1", {"--yes"});
  EXPECT_EQ(run.exit_code, 1);
  EXPECT_THAT(run.err, HasSubstr("log_created, has no answers"));
  EXPECT_EQ(Erase("9999", {"--yes"}).exit_code, 1);
  EXPECT_EQ(Erase("9999").exit_code, 1);
}

}  // namespace
}  // namespace thuocdo::client
