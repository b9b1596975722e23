// The client against a real server: whether the log is whole, and copies of it.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

#include "tools/thuocdo/client/client_fixture_for_tests.h"

namespace thuocdo::client {
namespace {

using ::testing::AllOf;
using ::testing::ContainsRegex;
using ::testing::EndsWith;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using testing::ProgramRun;

class FsckTest : public ServedTest {
 protected:
  void SetUp() override {
    ASSERT_NO_FATAL_FAILURE(ServedTest::SetUp());
    Do({"organization", "import", "deploy/catalogue/organizations/binh-dinh.csv"});
  }

  // The write-ahead log that the server has open.
  std::filesystem::path WriteAheadLog() const {
    std::filesystem::path found;
    for (const auto& file : std::filesystem::recursive_directory_iterator(directory_)) {
      const bool is_of_log = file.path().parent_path().filename() == "log";
      if (is_of_log && file.path().extension() == ".log" && file.file_size() > 0) found = file.path();
    }
    return found;
  }
};

TEST_F(FsckTest, SaysHowManyEventsAreWhole) {
  const ProgramRun run = Run({"audit", "fsck"});

  EXPECT_EQ(run.exit_code, 0) << run.err;
  EXPECT_THAT(run.out,
              AllOf(ContainsRegex("log +[0-9a-f]{32}\nroot +[0-9a-f]{64}, of [0-9]+ events\n"),
                    ContainsRegex("\nwhole: the log's ([0-9]+) events, and the [0-9]+ that audit keeps")));
  EXPECT_THAT(run.err, HasSubstr(" log entries"));
}

TEST_F(FsckTest, AByteChangedUnderTheRunningServerIsFound) {
  const std::filesystem::path path = WriteAheadLog();
  std::fstream file(path, std::ios::in | std::ios::out | std::ios::binary);
  const auto middle = static_cast<std::streamoff>(std::filesystem::file_size(path) / 2);
  file.seekg(middle);
  const char byte = static_cast<char>(file.get());
  file.seekp(middle);
  file.put(static_cast<char>(byte ^ 1));
  file.close();

  const ProgramRun run = Run({"audit", "fsck"});

  EXPECT_EQ(run.exit_code, 3) << run.err;
  EXPECT_THAT(run.out, AllOf(HasSubstr("log: storage: "), HasSubstr("\nNOT whole: ")));
}

TEST_F(FsckTest, ABackupMadeWhileTheServerRunsIsRestoredWhereThereIsNoLog) {
  const std::string backup = directory_ + "/backup";
  const std::string data = directory_ + "/restored";
  EXPECT_THAT(Do({"log", "backup", backup}),
              ContainsRegex("^backed up: [0-9]+ events of log [0-9a-f]{32}, "));

  EXPECT_THAT(RunClient({"log", "restore", backup, "--data", data}).out,
              AllOf(HasSubstr("restored: "), HasSubstr("/restored/log\n")));
  EXPECT_TRUE(std::filesystem::exists(data + "/log/CURRENT"));
  const ProgramRun again = RunClient({"log", "restore", backup, "--data", data});
  EXPECT_EQ(again.exit_code, 2);
  EXPECT_THAT(again.err, HasSubstr("is there already"));
}

TEST_F(FsckTest, ABackupReplacesNothing) {
  const ProgramRun run = Run({"log", "backup", directory_});

  EXPECT_EQ(run.exit_code, 1);
  EXPECT_THAT(run.err, EndsWith(" exists already; name another directory\n"));
}

TEST_F(FsckTest, OnlyABackupIsRestored) {
  const ProgramRun run = RunClient({"log", "restore", "deploy", "--data", directory_ + "/restored"});

  EXPECT_EQ(run.exit_code, 2);
  EXPECT_THAT(run.err, HasSubstr("is not a backup of a log"));
}

TEST_F(FsckTest, AServerThatCannotBeReachedIsNoFinding) {
  const ProgramRun run = RunClient({"audit", "fsck", "--server", "127.0.0.1:1"});

  EXPECT_EQ(run.exit_code, 4);
  EXPECT_THAT(run.out, IsEmpty());
}

}  // namespace
}  // namespace thuocdo::client
