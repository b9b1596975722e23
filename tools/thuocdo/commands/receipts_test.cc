// Receipts of the client's commands, kept in a file, against a real server.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "common/testing/files.h"
#include "tools/thuocdo/client/client_fixture_for_tests.h"

namespace thuocdo::client {
namespace {

using ::testing::AllOf;
using ::testing::Each;
using ::testing::HasSubstr;
using ::testing::MatchesRegex;
using testing::ProgramRun;
using testing::ReadFile;
using ::testing::SizeIs;
using ::testing::StartsWith;
using testing::WriteFile;

constexpr char kCampaign[] = "binh-dinh-2016";
constexpr char kCatalogue[] = "deploy/catalogue/";

class ReceiptsTest : public ServedTest {
 protected:
  std::string File(const std::string& name) const { return absl::StrCat(directory_, "/", name); }
  std::vector<std::string> Lines(const std::string& name) const {
    return absl::StrSplit(ReadFile(File(name)), '\n', absl::SkipEmpty());
  }
  std::string Import() const {
    return Do({"organization", "import", absl::StrCat(kCatalogue, "organizations/binh-dinh.csv"),
               "--receipts", File("receipts.jsonl")});
  }
};

TEST_F(ReceiptsTest, AreKeptOfANewAndOfARepeatedCommandAndAddedToWhatIsThere) {
  WriteFile(File("receipts.jsonl"), "what was there\n");
  Import();
  Import();
  const std::vector<std::string> lines = Lines("receipts.jsonl");
  ASSERT_THAT(lines, SizeIs(3));
  EXPECT_EQ(lines[0], "what was there");
  EXPECT_THAT(
      lines[1],
      MatchesRegex("\\{\"log_id\":\"[0-9a-f]{32}\",\"request_id\":\"organization-import-[0-9a-f]{64}\","
                   "\"first_position\":\"2\",\"last_position\":\"[0-9]+\",\"accept_time\":\"20[^\"]*\","
                   "\"leaf_hashes\":\\[\"[0-9a-f]{64}\".*\"\\]\\}"));
  EXPECT_EQ(lines[2], lines[1]);
}

TEST_F(ReceiptsTest, AreNotGluedToALineThatACrashHasTorn) {
  Import();
  const std::string whole = ReadFile(File("receipts.jsonl"));
  WriteFile(File("receipts.jsonl"), whole + whole.substr(0, whole.size() - 20));
  Import();
  EXPECT_EQ(ReadFile(File("receipts.jsonl")), whole + whole.substr(0, whole.size() - 20) + "\n" + whole);
}

TEST_F(ReceiptsTest, AreKeptOfEverySheet) {
  Import();
  for (const std::vector<std::string>& command :
       {std::vector<std::string>{"rule-set", "publish", "rule-sets/binh-dinh-2016.txtpb"},
        {"ranking", "record-earlier", "earlier-rankings/binh-dinh-2015.csv"},
        {"campaign", "open", "campaigns/binh-dinh-2016.txtpb"}}) {
    Do({command[0], command[1], absl::StrCat(kCatalogue, command[2])});
  }
  Do({"declare", kCampaign, "--file", absl::StrCat(kCatalogue, "answers/binh-dinh-2016.csv"), "--receipts",
      File("sheets.jsonl")});
  EXPECT_THAT(Lines("sheets.jsonl"), AllOf(SizeIs(30), Each(HasSubstr("\"request_id\":\"declare-"))));
}

TEST_F(ReceiptsTest, ThatCannotBeKeptAreSaidBeforeAnythingIsSent) {
  const std::string log = Do({"log", "read"});
  const ProgramRun run =
      Run({"organization", "import", absl::StrCat(kCatalogue, "organizations/binh-dinh.csv"), "--receipts",
           File("no-such-directory/receipts.jsonl")});
  EXPECT_EQ(run.exit_code, 2);
  EXPECT_THAT(run.err, AllOf(StartsWith("thuocdo: "), HasSubstr("receipts.jsonl: cannot be written")));
  EXPECT_EQ(Do({"log", "read"}), log);
}

TEST_F(ReceiptsTest, ThatFindNoRoomAreSaidWithWhatToDo) {
  const ProgramRun run =
      Run({"organization", "import", absl::StrCat(kCatalogue, "organizations/binh-dinh.csv"), "--receipts",
           "/dev/full"});
  EXPECT_EQ(run.exit_code, 2);
  EXPECT_THAT(run.err, HasSubstr("the command was accepted, with its last event at position"));
}

}  // namespace
}  // namespace thuocdo::client
