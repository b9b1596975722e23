// What the client proves and publishes of a real server's log, and what it finds in files that somebody
// changed.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <map>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_replace.h"
#include "absl/strings/str_split.h"
#include "absl/strings/strip.h"
#include "common/testing/directory.h"
#include "common/testing/files.h"
#include "tools/thuocdo/client/client_fixture_for_tests.h"

namespace thuocdo::client {
namespace {

using ::testing::AllOf;
using ::testing::ContainsRegex;
using ::testing::HasSubstr;
using ::testing::Not;
using testing::ProgramRun;
using testing::ReadFile;
using testing::WriteFile;

constexpr char kOrganizations[] = "deploy/catalogue/organizations/binh-dinh.csv";
using Files = std::map<std::string, std::string>;

Files FilesIn(const std::string& folder) {
  Files files;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
    if (entry.is_regular_file()) files[entry.path().string()] = ReadFile(entry.path().string());
  }
  return files;
}

// A new key in a directory of its own.
struct KeyPair {
  explicit KeyPair(const std::string& name) : file(testing::NewDirectory() + "/log.key") {
    verifier = std::string(
        absl::StripTrailingAsciiWhitespace(RunClient({"key", "generate", name, "--file", file}).out));
  }
  std::string file;
  std::string verifier;
};

class ProofsTest : public ServedTest {
 protected:
  void SetUp() override {
    server_.Tell(server_.LogProgram(), {"--key", key_.file});
    ASSERT_NO_FATAL_FAILURE(ServedTest::SetUp());
    // More records than a tile is wide, so that one is full.
    Do({"organization", "import", kOrganizations, "--receipts", receipts_});
    Grow(250);
  }

  // Makes the log longer by `count` events.
  void Grow(int count) {
    std::string text = "id,name,aliases\n";
    for (const int end = units_ + count; units_ < end;) {
      ++units_;
      absl::StrAppend(&text, "unit-", units_, ",Đơn vị ", units_, ",\n");
    }
    const std::string file = absl::StrCat(directory_, "/units.csv");
    WriteFile(file, text);
    Do({"organization", "import", file, "--receipts", receipts_});
  }

  ProgramRun Verify(const std::string& file) const {
    return Run({"audit", "verify-receipt", file, "--key", key_.verifier});
  }
  ProgramRun Export() const { return Run({"audit", "export", exports_, "--key", key_.verifier}); }
  ProgramRun Check() const {
    return RunClient({"audit", "export", exports_, "--check", "--key", key_.verifier});
  }

  const KeyPair key_ = KeyPair("thuocdo.example/log");
  const std::string receipts_ = absl::StrCat(directory_, "/receipts.jsonl");
  const std::string exports_ = absl::StrCat(directory_, "/exports");
  int units_ = 0;
};

TEST_F(ProofsTest, EverySavedReceiptIsProved) {
  const ProgramRun run = Verify(receipts_);
  EXPECT_EQ(run.exit_code, 0) << run.err;
  EXPECT_THAT(run.out, AllOf(ContainsRegex("of thuocdo.example/log, signed by thuocdo.example/log\n"),
                             HasSubstr("verified: 2 of 2 receipts in the log"), Not(HasSubstr("NOT"))));
}

TEST_F(ProofsTest, WithoutAKeyItIsSaidThatNobodysSignatureWasChecked) {
  const ProgramRun run = Run({"audit", "verify-receipt", receipts_});
  EXPECT_EQ(run.exit_code, 0) << run.err;
  EXPECT_THAT(run.out, HasSubstr("who signed it was NOT checked"));
}

TEST_F(ProofsTest, AReceiptOfWhatIsNotInTheLogIsNamedAndExitsWith3) {
  const std::string sound = ReadFile(receipts_);
  const std::string hash = sound.substr(sound.rfind("\",\"") + 3, 64);
  const std::string log_id = sound.substr(sound.find(":\"") + 2, 32);
  const std::string forged = absl::StrCat(directory_, "/forged.jsonl");
  WriteFile(forged, absl::StrReplaceAll(sound, {{hash, std::string(64, 'a')}}));
  ProgramRun run = Verify(forged);
  EXPECT_EQ(run.exit_code, 3) << run.err;
  EXPECT_THAT(run.out,
              AllOf(ContainsRegex("NOT proved: position [0-9]+: "), HasSubstr("NOT verified: 1 of 2")));
  WriteFile(forged, absl::StrReplaceAll(sound, {{log_id, std::string(32, 'a')}}));
  run = Verify(forged);
  EXPECT_EQ(run.exit_code, 3) << run.err;
  EXPECT_THAT(run.out, AllOf(HasSubstr(absl::StrCat("this is the log ", log_id)), HasSubstr("2 of 2")));
}

TEST_F(ProofsTest, ACheckpointThatAnotherKeySignedIsRejected) {
  const KeyPair other("thuocdo.example/log");
  const ProgramRun run = Run({"audit", "verify-receipt", receipts_, "--key", other.verifier});
  EXPECT_EQ(run.exit_code, 1);
  EXPECT_THAT(run.err, HasSubstr("not signed by thuocdo.example/log+"));
  EXPECT_EQ(Run({"audit", "verify-receipt", receipts_, "--key", "no-such-key"}).exit_code, 2);
}

TEST_F(ProofsTest, AnExportGoesOnWhereItEndedAndNoFileOfItChanges) {
  ASSERT_EQ(Export().exit_code, 0);
  ASSERT_EQ(Check().exit_code, 0) << Check().out << Check().err;
  Files before = FilesIn(exports_);
  EXPECT_TRUE(before.contains(exports_ + "/tile/0/000"));
  Grow(3);
  const ProgramRun run = Export();
  EXPECT_THAT(run.out, HasSubstr(" records, 6 of them new: checkpoint of size "));
  EXPECT_EQ(Check().exit_code, 0);
  const Files after = FilesIn(exports_);
  EXPECT_NE(before[exports_ + "/checkpoint"], after.at(exports_ + "/checkpoint"));
  before.erase(exports_ + "/checkpoint");
  for (const auto& [path, bytes] : before) EXPECT_EQ(after.at(path), bytes) << path;
  EXPECT_GT(after.size(), before.size() + 1);
  EXPECT_THAT(Export().out, HasSubstr(" 0 of them new"));
  EXPECT_EQ(FilesIn(exports_), after);
}

TEST_F(ProofsTest, AnExportRevealsNoAnswerAndNoName) {
  ASSERT_EQ(Export().exit_code, 0);
  for (const auto& [path, bytes] : FilesIn(exports_)) EXPECT_THAT(bytes, Not(HasSubstr("Đơn vị"))) << path;
}

TEST_F(ProofsTest, AChangedByteOfAnExportIsFoundByACheckAndAtItsEndByTheNextExport) {
  ASSERT_EQ(Export().exit_code, 0);
  for (const auto& [path, bytes] : FilesIn(exports_)) {
    std::string changed = bytes;
    changed[changed.size() / 2] = static_cast<char>(changed[changed.size() / 2] ^ 1);
    WriteFile(path, changed);
    EXPECT_NE(Check().exit_code, 0) << path;
    const bool is_read_again = path.ends_with("checkpoint") || path.find(".p/") != std::string::npos;
    EXPECT_EQ(Export().exit_code, is_read_again ? 1 : 0) << path;
    WriteFile(path, bytes);
  }
  EXPECT_EQ(Check().exit_code, 0);
}

// The same key and origin, but another log, which is longer: what a restored and rewritten log looks like.
TEST_F(ProofsTest, AnExportIsNotContinuedWithAnotherLogAndStaysAsItIs) {
  ASSERT_EQ(Export().exit_code, 0);
  const Files before = FilesIn(exports_);
  testing::DeployedPrograms other(testing::Layout::kTogether);
  other.Tell(other.LogProgram(), {"--key", key_.file});
  other.StartAll();
  const std::vector<std::string> to_here = {"audit", "export", exports_};
  ProgramRun run = RunAt(other, to_here);
  EXPECT_EQ(run.exit_code, 1);
  EXPECT_THAT(run.err, HasSubstr("the log has only 1: it was cut short"));
  ASSERT_EQ(RunAt(other, {"organization", "import", kOrganizations}).exit_code, 0);
  ASSERT_EQ(RunAt(other, {"organization", "import", directory_ + "/units.csv"}).exit_code, 0);
  ASSERT_EQ(RunAt(other, {"organization", "dissolve", "unit-1", "--reason", "một"}).exit_code, 0);
  run = RunAt(other, to_here);
  EXPECT_EQ(run.exit_code, 1);
  EXPECT_THAT(run.err, HasSubstr("is not the signed one of size"));
  EXPECT_EQ(FilesIn(exports_), before);
}

}  // namespace
}  // namespace thuocdo::client
