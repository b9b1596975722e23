// The client against a real server: a past year under revised rules.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "absl/strings/str_cat.h"
#include "common/testing/files.h"
#include "tools/thuocdo/client/client_fixture_for_tests.h"

namespace thuocdo::client {
namespace {

using ::testing::AllOf;
using ::testing::ContainsRegex;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;
using testing::ProgramRun;
using testing::ReadFile;
using ::testing::StartsWith;

constexpr char kCampaign[] = "binh-dinh-2016-leaf-generated";
constexpr char kRevised[] = "binh-dinh-2017-mau";
constexpr char kGolden[] = "tests/golden/binh-dinh-2017-mau/";
constexpr char kRulesOf2016[] = "deploy/catalogue/rule-sets/binh-dinh-2016.txtpb";
constexpr char kHeading[] = "Số liệu không có hoặc không được tính theo bộ tiêu chí này";

// The campaign has its answers, and the rules that revise it are published.
class ReplayTest : public ServedTest {
 protected:
  void SetUp() override {
    ASSERT_NO_FATAL_FAILURE(ServedTest::SetUp());
    Do({"rule-set", "publish", "deploy/catalogue/rule-sets/binh-dinh-2016-leaf.txtpb"});
    Do({"organization", "import", "deploy/catalogue/organizations/binh-dinh.csv"});
    Do({"ranking", "record-earlier", "deploy/catalogue/earlier-rankings/binh-dinh-2015.csv"});
    Do({"campaign", "open", absl::StrCat("deploy/catalogue/campaigns/", kCampaign, ".txtpb")});
    Do({"declare", kCampaign, "--file", absl::StrCat("deploy/catalogue/answers/", kCampaign, ".csv")});
    Do({"rule-set", "check", absl::StrCat("deploy/catalogue/rule-sets/", kRevised, ".txtpb")});
    Do({"rule-set", "publish", absl::StrCat("deploy/catalogue/rule-sets/", kRevised, ".txtpb")});
  }

  ProgramRun ShowTable(const std::string& format, const std::string& rules = kRevised,
                       const std::string& table = "1") const {
    return Run({"ranking", "show", kCampaign, "--rule-set", rules, "--group", "departments", "--table", table,
                "--format", format});
  }
};

TEST_F(ReplayTest, ATableIsFollowedByWhatHadNoAnswerAndWhatWasDone) {
  const std::string text = ShowTable("table").out;

  EXPECT_THAT(text, HasSubstr("Tính lại theo bộ tiêu chí binh-dinh-2017-mau; bộ tiêu chí của kỳ đánh giá là "
                              "binh-dinh-2016-leaf."));
  EXPECT_THAT(text, HasSubstr("binh-dinh-2016-leaf → binh-dinh-2017-mau."));
  EXPECT_THAT(text, HasSubstr(kHeading));
  EXPECT_THAT(text, ContainsRegex("\nsecurity\\.11 .* 19/19  tiêu chí mới, chưa có số liệu; được 0 điểm\n"));
  EXPECT_THAT(text, ContainsRegex("\ninternal-use\\.16  Dùng phần mềm .* 19/19  tiêu chí đã bỏ"));
  EXPECT_THAT(ShowTable("table", kRevised, "1.1").out, HasSubstr("Mọi tiêu chí được chấm đều có số liệu."));
}

TEST_F(ReplayTest, ACsvIsOnlyItsColumnsAndTheNotesGoToStandardError) {
  for (const char* table : {"1", "1.4"}) {
    const ProgramRun run = ShowTable("csv", kRevised, table);
    EXPECT_EQ(run.out, ReadFile(absl::StrCat(kGolden, table, ".csv")));
    EXPECT_THAT(run.err, AllOf(StartsWith(absl::StrCat(kCampaign, " as known at position ")),
                               HasSubstr("\nTính lại theo bộ tiêu chí binh-dinh-2017-mau"),
                               HasSubstr("19/19 đơn vị: tiêu chí mới, chưa có số liệu; được 0 điểm\n")));
  }
}

TEST_F(ReplayTest, JsonHasFieldsForIt) {
  const std::string json = ShowTable("json").out;
  EXPECT_THAT(json, HasSubstr("\"replay\": {"));
  EXPECT_THAT(json, HasSubstr("\"criterion\": \"security.11\""));
  EXPECT_THAT(json, HasSubstr("\"declared_units\": 19"));
  EXPECT_THAT(json, Not(HasSubstr("\"group\": \"districts\"")));
}

TEST_F(ReplayTest, ACardSaysItOfOneOrganization) {
  const std::string text = Do({"score", "show", kCampaign, "ban-dan-toc", "--rule-set", kRevised});
  EXPECT_THAT(text, HasSubstr("646,43  1.395,00"));
  EXPECT_THAT(text, HasSubstr(kHeading));
  EXPECT_THAT(text, ContainsRegex("\ninternal-use\\.16 .*tiêu chí đã bỏ, số liệu không được tính\n"));
}

TEST_F(ReplayTest, TheCampaignsOwnRulesSayNothingOfIt) {
  EXPECT_THAT(ShowTable("table", "binh-dinh-2016-leaf").out, Not(HasSubstr("Tính lại")));
  EXPECT_THAT(ShowTable("csv", "binh-dinh-2016-leaf").err, Not(HasSubstr("Tính lại")));
  EXPECT_THAT(Do({"score", "show", kCampaign, "ban-dan-toc"}), Not(HasSubstr(kHeading)));
}

TEST_F(ReplayTest, RulesThatAmendOthersSaySo) {
  Do({"rule-set", "publish", kRulesOf2016});
  const std::string text = ShowTable("table", "binh-dinh-2016").out;
  EXPECT_THAT(text, HasSubstr("Bộ tiêu chí này không sửa đổi bộ tiêu chí của kỳ đánh giá"));
  EXPECT_THAT(text,
              ContainsRegex("\npolicy\\.1 .* 19/19  bộ tiêu chí này không có, số liệu không được tính\n"));
}

TEST_F(ReplayTest, WhatCannotBeReplayedIsRejectedWithItsReason) {
  for (const auto& [as_of, reason] : std::vector<std::pair<std::string, std::string>>{
           {"3", "there is no campaign binh-dinh-2016-leaf-generated at position 3"}, {"100000", "100000"}}) {
    const ProgramRun run = Run(
        {"ranking", "show", kCampaign, "--group", "departments", "--rule-set", kRevised, "--as-of", as_of});
    EXPECT_EQ(run.exit_code, 1);
    EXPECT_THAT(run.out, IsEmpty());
    EXPECT_THAT(run.err, AllOf(StartsWith("thuocdo: "), HasSubstr(reason)));
  }
  EXPECT_THAT(ShowTable("table", "no-such-rules").err, HasSubstr("no-such-rules"));
}

}  // namespace
}  // namespace thuocdo::client
