// The client against a real server, through the assessment of 2016.
#include <gmock/gmock.h>
#include <google/protobuf/util/json_util.h>
#include <gtest/gtest.h>

#include <cstdio>
#include <map>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_replace.h"
#include "absl/strings/str_split.h"
#include "common/base/digest.h"
#include "common/testing/files.h"
#include "thuocdo/ranking/v1/ranking.pb.h"
#include "tools/thuocdo/client/client_fixture_for_tests.h"

namespace thuocdo::client {
namespace {

using ::testing::AllOf;
using ::testing::ContainsRegex;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::MatchesRegex;
using testing::ProgramRun;
using testing::ReadFile;
using ::testing::StartsWith;
using testing::WriteFile;

constexpr char kCampaign[] = "binh-dinh-2016";
constexpr char kCatalogue[] = "deploy/catalogue/";
constexpr char kHeader[] = "organization,criterion,answer,evidence_uri,evidence_sha256,evidence_page,note\n";
constexpr char kTables[] = "1 1.1 1.2 1.3a 1.3b 1.4 1.5 1.6 2 2.1 2.2 2.3a 2.3b 2.4 2.5 2.6";

class ClientTest : public ServedTest {
 protected:
  // The campaign is open, and nobody has declared.
  void SetUp() override {
    ASSERT_NO_FATAL_FAILURE(ServedTest::SetUp());
    Do({"rule-set", "publish", Catalogue("rule-sets/binh-dinh-2016.txtpb")});
    Do({"organization", "import", Catalogue("organizations/binh-dinh.csv")});
    Do({"ranking", "record-earlier", Catalogue("earlier-rankings/binh-dinh-2015.csv")});
    Do({"campaign", "open", Catalogue("campaigns/binh-dinh-2016.txtpb")});
  }

  static std::string Catalogue(const std::string& path) { return kCatalogue + path; }
  std::string TestFile(const std::string& name) const { return absl::StrCat(directory_, "/", name); }

  ProgramRun DeclareAll() const {
    return Run({"declare", kCampaign, "--file", Catalogue("answers/binh-dinh-2016.csv")});
  }

  ProgramRun DeclareText(const std::string& rows, const std::vector<std::string>& more = {}) const {
    WriteFile(TestFile("answers.csv"), kHeader + rows);
    std::vector<std::string> arguments = {"declare", kCampaign, "--file", TestFile("answers.csv")};
    arguments.insert(arguments.end(), more.begin(), more.end());
    return Run(arguments);
  }

  std::string Log() const { return Do({"log", "read", "--limit", "1000"}); }
};

TEST_F(ClientTest, PrintsACsvWhoseSha256IsTheDigestInJsonAndNothingElse) {
  ASSERT_EQ(DeclareAll().exit_code, 0);
  for (absl::string_view table : absl::StrSplit(kTables, ' ')) {
    const std::vector<std::string> show = {"ranking",          "show",    kCampaign, "--table",
                                           std::string(table), "--format"};
    std::vector<std::string> csv = show;
    csv.push_back("csv");
    std::vector<std::string> json = show;
    json.push_back("json");
    const ProgramRun run = Run(csv);
    EXPECT_THAT(run.out,
                StartsWith("rank,organization,name,points,max_points,percent,level,previous_rank\n1,"));
    EXPECT_THAT(
        run.err,
        MatchesRegex("binh-dinh-2016 as known at position [0-9]+, under binh-dinh-2016@[0-9a-f]{64}\n"));
    EXPECT_THAT(Do(json), HasSubstr(absl::StrCat("\"csv_sha256\": \"", Hex(Sha256(run.out)), "\"")));
  }
}

TEST_F(ClientTest, NeedsAGroupWhereThereAreSeveralAndShowsTheTotal) {
  ASSERT_EQ(DeclareAll().exit_code, 0);
  const ProgramRun several = Run({"ranking", "show", kCampaign});
  EXPECT_EQ(several.exit_code, 2);
  EXPECT_THAT(several.err, HasSubstr("--group departments | --group districts"));
  EXPECT_THAT(Do({"ranking", "show", kCampaign, "--group", "departments"}),
              ContainsRegex("Mức Tốt\n +1  Sở Tài chính +1.280 +1.380 +92,75  Tốt +1\n"));
}

TEST_F(ClientTest, ListsAUnitThatHasNotDeclaredLast) {
  ASSERT_EQ(DeclareText("so-tai-chinh,infrastructure.points,60,,,,\n").exit_code, 0);
  EXPECT_THAT(Do({"ranking", "show", kCampaign, "--group", "departments"}),
              ContainsRegex("Sở Xây dựng +chưa khai báo"));
}

TEST_F(ClientTest, DeclaresAgainWithoutAddingAnything) {
  EXPECT_THAT(DeclareAll().out, HasSubstr("30 of 30 organizations: 30 declared now, 0 before, 0 rejected"));
  const std::string log = Log();
  const ProgramRun again = DeclareAll();
  EXPECT_EQ(again.exit_code, 0);
  EXPECT_THAT(again.out, HasSubstr("0 declared now, 30 before, 0 rejected"));
  EXPECT_THAT(again.err, ContainsRegex("30 organizations declared before by the same command, at positions "
                                       "[0-9]+ to [0-9]+, the last on 20"));
  EXPECT_EQ(Log(), log);
}

TEST_F(ClientTest, SaysWhereASheetHasMovedOnSinceAndDeclaresAgainUnderANewImportId) {
  const std::string first = "so-tai-chinh,infrastructure.points,60,,,,\n";
  ASSERT_EQ(DeclareText(first).exit_code, 0);
  ASSERT_EQ(DeclareText("so-tai-chinh,infrastructure.points,75,,,,\n").exit_code, 0);
  const ProgramRun moved = DeclareText(first);
  EXPECT_EQ(moved.exit_code, 0);
  EXPECT_THAT(
      moved.err,
      ContainsRegex(
          "so-tai-chinh: this was declared at position [0-9]+, and another sheet at position [0-9]+"));
  EXPECT_THAT(moved.err, HasSubstr("--import-id"));
  const ProgramRun again = DeclareText(first, {"--import-id", "second"});
  EXPECT_THAT(again.out, HasSubstr("1 declared now"));
  EXPECT_THAT(Do({"campaign", "form", kCampaign, "so-tai-chinh"}),
              HasSubstr("infrastructure.points,Điểm hạ tầng kỹ thuật CNTT,60,"));
}

TEST_F(ClientTest, NamesEveryRejectedLineAndDeclaresNothing) {
  const ProgramRun run = DeclareText(
      "so-tai-chinh,infrastructure.points,yes,,,,\nso-tai-chinh,no-such,1,,,,\nso-xay-dung,infrastructure."
      "points,60,,,,\n"
      "so-du-bao,infrastructure.points,60,,,,\n");
  EXPECT_EQ(run.exit_code, 1);
  for (const char* place : {"answers.csv:2: so-tai-chinh: infrastructure.points: ",
                            "answers.csv:3: there is no criterion \"no-such\"",
                            "answers.csv:5: there is no organization \"so-du-bao\" on the roster"}) {
    EXPECT_THAT(run.err, HasSubstr(place));
  }
  EXPECT_THAT(run.err,
              ContainsRegex("^thuocdo: [^ ]*answers.csv is rejected, nothing was sent: 3 violations; "));
  EXPECT_THAT(run.out, IsEmpty());
  EXPECT_EQ(Log().find("answers_declared"), std::string::npos);
}

TEST_F(ClientTest, ExitsWith1WhereTheServiceRejects) {
  for (const std::vector<std::string>& rejected :
       {std::vector<std::string>{"campaign", "show", "no-such"},
        {"campaign", "close", kCampaign},
        {"ranking", "publish", kCampaign, "--decision", "1", "--date", "2017-02-07"},
        {"score", "show", kCampaign, "no-such"},
        {"ranking", "show", kCampaign, "--as-of", "100000"}}) {
    const ProgramRun run = Run(rejected);
    EXPECT_EQ(run.exit_code, 1) << run.err;
    EXPECT_THAT(run.err, StartsWith("thuocdo: "));
    EXPECT_THAT(run.out, IsEmpty());
  }
}

TEST_F(ClientTest, CorrectsOnlyAtTheRevisionThatWasRead) {
  ASSERT_EQ(DeclareText("so-tai-chinh,infrastructure.points,60,,,,\n").exit_code, 0);
  const auto correct = [&](const std::string& answer) {
    return Run({"correct", kCampaign, "so-tai-chinh", "infrastructure.points", answer, "--reason",
                "biên bản 3", "--at-revision", "1"});
  };
  EXPECT_THAT(correct("45").out, HasSubstr("is corrected to 45; the sheet is at revision 2"));
  const ProgramRun late = correct("30");
  EXPECT_EQ(late.exit_code, 1);
  EXPECT_THAT(late.err, ContainsRegex("revision.*2"));
  EXPECT_THAT(Do({"score", "show", kCampaign, "so-tai-chinh"}), ContainsRegex("45 +hiệu chỉnh .*biên bản 3"));
  EXPECT_THAT(Do({"correct", kCampaign, "so-tai-chinh", "infrastructure.points", "--withdraw", "--reason",
                  "giải trình"}),
              HasSubstr("is withdrawn"));
}

// The movements of what-if and compare, which are the same messages.
template <typename Response>
std::map<std::string, std::string> MovementsIn(const std::string& json, Response& response) {
  EXPECT_TRUE(google::protobuf::util::JsonStringToMessage(json, &response).ok()) << json;
  std::map<std::string, std::string> movements;
  for (const ranking::v1::Movement& movement : response.movements())
    movements[movement.organization()] = movement.DebugString();
  return movements;
}

TEST_F(ClientTest, SaysWhatACorrectionWouldChangeAndThatIsWhatItThenChanges) {
  ASSERT_EQ(DeclareAll().exit_code, 0);
  const std::string log = Log();
  ranking::v1::WhatIfResponse hypothetical;
  const auto would_move =
      MovementsIn(Do({"score", "what-if", kCampaign, "so-tai-chinh", "--answer", "infrastructure.points=0",
                      "--answer", "portal.points=400", "--format", "json"}),
                  hypothetical);
  EXPECT_EQ(Log(), log);
  EXPECT_GT(would_move.size(), 2u);
  for (const auto& [criterion, answer] :
       std::map<std::string, std::string>{{"infrastructure.points", "0"}, {"portal.points", "400"}})
    Do({"correct", kCampaign, "so-tai-chinh", criterion, answer, "--reason", "biên bản 3"});
  ranking::v1::CompareRankingsResponse compared;
  const auto moved =
      MovementsIn(Do({"ranking", "compare", kCampaign, "--group", "departments", "--against-as-of",
                      absl::StrCat(hypothetical.axes().position()), "--format", "json"}),
                  compared);
  for (const auto& [organization, movement] : would_move) EXPECT_EQ(movement, moved.at(organization));
  for (const ranking::v1::Movement& movement : compared.movements()) {
    if (would_move.contains(movement.organization())) continue;
    EXPECT_EQ(movement.standing().DebugString(), movement.against().DebugString());
  }
}

TEST_F(ClientTest, ComparesMomentsAsATableAndAsCsv) {
  ASSERT_EQ(DeclareAll().exit_code, 0);
  const std::string corrected =
      Do({"correct", kCampaign, "so-tai-chinh", "portal.points", "300", "--reason", "biên bản 3"});
  int position = 0;
  ASSERT_EQ(std::sscanf(corrected.substr(corrected.find("(position")).c_str(), "(position %d)", &position),
            1);
  const std::vector<std::string> compare = {"ranking",
                                            "compare",
                                            kCampaign,
                                            "--group",
                                            "departments",
                                            "--against-as-of",
                                            absl::StrCat(position - 1)};
  EXPECT_THAT(Do(compare), ContainsRegex("1 → [0-9]+ +giảm [0-9]+ bậc +Sở Tài chính +1.280 → 1.090 .*"
                                         "portal.points 490 → 300"));
  std::vector<std::string> csv = compare;
  csv.insert(csv.end(), {"--table", "portal", "--format", "csv"});
  EXPECT_THAT(Do(csv), ContainsRegex(
                           "\n1.3a,departments,portal,so-tai-chinh,Sở Tài chính,stayed,[0-9]+,[0-9]+,-[0-9]+,"
                           "300,490,300,490,525,525,57.14,93.33,[^,]+,Tốt,portal.points stayed 490>300\n"));
}

TEST_F(ClientTest, NamesEveryHypotheticalAnswerThatCouldNotBeACorrection) {
  ASSERT_EQ(DeclareText("so-tai-chinh,infrastructure.points,60,,,,\n").exit_code, 0);
  const ProgramRun run = Run({"score", "what-if", kCampaign, "so-tai-chinh", "--answer",
                              "infrastructure.points=yes", "--answer", "no-such=1"});
  EXPECT_EQ(run.exit_code, 1);
  EXPECT_THAT(run.err, AllOf(HasSubstr("supposed[0]: infrastructure.points"), HasSubstr("\"no-such\"")));
  const ProgramRun undeclared =
      Run({"score", "what-if", kCampaign, "so-xay-dung", "--answer", "infrastructure.points=60"});
  EXPECT_EQ(undeclared.exit_code, 1);
  EXPECT_THAT(undeclared.err, HasSubstr("so-xay-dung has not declared"));
}

TEST_F(ClientTest, PublishesOnceAndVerifies) {
  ASSERT_EQ(DeclareAll().exit_code, 0);
  Do({"campaign", "close", kCampaign});
  const std::vector<std::string> publish = {"ranking",     "publish", kCampaign,   "--decision",
                                            "305/QĐ-UBND", "--date",  "2017-02-07"};
  EXPECT_THAT(Do(publish), ContainsRegex("position [0-9]+.*\ndigest [0-9a-f]+\n"));
  const ProgramRun again = Run(publish);
  EXPECT_EQ(again.exit_code, 0);
  EXPECT_THAT(
      again.err,
      ContainsRegex("nothing new: the same command was recorded at position [0-9]+ on 20.*--request-id"));
  EXPECT_THAT(Do({"audit", "verify", kCampaign}), HasSubstr("\nverified"));
}

TEST_F(ClientTest, ExitsWith3OnDifferencesOnlyWhenItMustBeStrict) {
  ASSERT_EQ(DeclareAll().exit_code, 0);
  std::vector<std::string> check = {
      "decision", "check", kCampaign, "--printed", Catalogue("printed/binh-dinh-2016.csv"),
      "--format", "csv"};
  EXPECT_THAT(Do(check), StartsWith("table,row,unit,kind,severity,printed,computed,message\n"));
  check.push_back("--strict");
  EXPECT_EQ(Run(check).exit_code, 3);
  EXPECT_THAT(Do({"decision", "check", kCampaign, "--printed", Catalogue("printed/binh-dinh-2016.csv")}),
              HasSubstr("225 printed rows in 15 tables"));
}

TEST_F(ClientTest, WritesTheAnnexWithASheetForEachTable) {
  ASSERT_EQ(DeclareAll().exit_code, 0);
  EXPECT_THAT(Do({"ranking", "show", kCampaign, "--format", "xlsx", "-o", TestFile("annex.xlsx")}),
              IsEmpty());
  const std::string annex = ReadFile(TestFile("annex.xlsx"));
  EXPECT_THAT(annex, StartsWith("PK"));
  EXPECT_NE(annex.find("xl/worksheets/sheet16.xml"), std::string::npos);
  EXPECT_EQ(annex.find("xl/worksheets/sheet17.xml"), std::string::npos);
}

TEST_F(ClientTest, PrintsAFormThatIsReadBackAsTheSameSheets) {
  ASSERT_EQ(DeclareAll().exit_code, 0);
  const std::string form = Do({"campaign", "form", kCampaign});
  WriteFile(TestFile("form.csv"), form);
  Do({"declare", kCampaign, "--file", TestFile("form.csv"), "--import-id", "again"});
  EXPECT_EQ(Do({"campaign", "form", kCampaign}), form);
}

TEST_F(ClientTest, PrintsADefinitionThatAmendsTheCampaign) {
  const std::string shown = Do({"campaign", "show", kCampaign});
  EXPECT_THAT(shown, StartsWith("# open, revision 1\nid: \"binh-dinh-2016\""));
  WriteFile(TestFile("amended.txtpb"), absl::StrReplaceAll(shown, {{"year: 2016", "year: 2017"}}));
  Do({"campaign", "amend", TestFile("amended.txtpb"), "--reason", "nhầm năm"});
  EXPECT_THAT(Do({"campaign", "show", kCampaign}), HasSubstr("year: 2017"));
}

TEST_F(ClientTest, DoesNotTakeARepeatedCommandForWhatHasBeenUndoneSince) {
  const std::vector<std::string> close = {"campaign", "close", kCampaign, "--accept-missing", "hết hạn"};
  Do(close);
  EXPECT_EQ(Run(close).exit_code, 0);
  Do({"campaign", "reopen", kCampaign, "--reason", "kết luận thanh tra"});
  const ProgramRun undone = Run(close);
  EXPECT_EQ(undone.exit_code, 1);
  EXPECT_THAT(undone.err, HasSubstr("binh-dinh-2016 is open now"));
  std::vector<std::string> again = close;
  again.insert(again.end(), {"--request-id", "close-2"});
  EXPECT_THAT(Do(again), HasSubstr("binh-dinh-2016 is closed"));
}

TEST_F(ClientTest, ImportsObservationsOnce) {
  WriteFile(TestFile("seen.csv"),
            "organization,criterion,answer,source_position,evidence_uri,evidence_sha256,evidence_page,note\n"
            "so-tai-chinh,infrastructure.points,60,7,,,,\n");
  const std::vector<std::string> import = {"observe", "import", kCampaign,           "--source",
                                           "van-ban", "--file", TestFile("seen.csv")};
  EXPECT_THAT(Do(import), HasSubstr("1 observation of van-ban recorded, up to its position 7"));
  EXPECT_THAT(Run(import).err, HasSubstr("nothing new"));
}

TEST_F(ClientTest, PrintsEventsDecoded) {
  EXPECT_THAT(Do({"log", "read", "--from", "2", "--limit", "1"}),
              ContainsRegex("2  20.* administrator:test +[a-z_]+: "));
  EXPECT_THAT(Do({"log", "read", "--limit", "1", "--format", "json"}), HasSubstr("\"log_created\": {"));
}

}  // namespace
}  // namespace thuocdo::client
