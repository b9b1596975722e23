// The program as its users meet it: arguments, the line it prints, exit codes, signals.
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <signal.h>

#include <string>
#include <vector>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "absl/time/clock.h"
#include "common/rpc/server.h"
#include "common/testing/deployed_programs.h"
#include "common/testing/directory.h"
#include "common/testing/process.h"

namespace thuocdo {
namespace {

using ::testing::EndsWith;
using ::testing::HasSubstr;
using ::testing::MatchesRegex;
using testing::NewDirectory;
using testing::Process;
using testing::ProgramRun;
using testing::RunProgram;
using ::testing::StartsWith;

// A thuocdo-server with these words on its command line.
class ServerProcess : public Process {
 public:
  explicit ServerProcess(std::vector<std::string> words) : Process({Words(std::move(words)), {}}) {}

  // What it has written, once that is a line or it has ended, which takes at most 30 s.
  std::string FirstOutput() {
    const absl::Time end = absl::Now() + absl::Seconds(30);
    while (Running() && !absl::StrContains(Output(), "\n") && absl::Now() < end) {
      absl::SleepFor(absl::Milliseconds(10));
    }
    return Output();
  }

  // What it has written to standard output and error.
  std::string Output() const { return Out() + Err(); }

 private:
  static std::vector<std::string> Words(std::vector<std::string> words) {
    words.insert(words.begin(), testing::ProgramPath("thuocdo-server"));
    return words;
  }
};

std::string AddressIn(const std::string& ready_line) {
  const std::vector<std::string> words = absl::StrSplit(ready_line, absl::ByAnyChar(" ,"));
  return words.size() > 3 ? words[3] : "";
}

TEST(ProgramTest, SaysOnceThatItServesAndStopsWithZeroOnASignal) {
  const std::string data = NewDirectory();
  for (const int signal : {SIGTERM, SIGINT}) {
    ServerProcess program({"--data", data, "--listen", "127.0.0.1:0"});
    const std::string ready = program.FirstOutput();
    EXPECT_THAT(ready, StartsWith("thuocdo-server: serving on 127.0.0.1:"));
    EXPECT_THAT(ready, EndsWith(absl::StrCat(", data in ", data, "\n")));
    EXPECT_TRUE(testing::WaitUntilServing(rpc::NewChannel(AddressIn(ready))));

    program.Signal(signal);

    EXPECT_EQ(program.Wait().exit_code, 0);
    EXPECT_EQ(program.Output(), ready);
  }
}

TEST(ProgramTest, RejectsAPortInUseInOneLine) {
  ServerProcess first({"--data", NewDirectory(), "--listen", "127.0.0.1:0"});
  const std::string address = AddressIn(first.FirstOutput());
  const ProgramRun second = RunProgram("thuocdo-server", {"--data", NewDirectory(), "--listen", address});

  EXPECT_EQ(second.exit_code, 1);
  EXPECT_THAT(second.err, HasSubstr(absl::StrCat("cannot listen on ", address, ": the port is in use")));
  EXPECT_THAT(second.out + second.err, MatchesRegex("[^\n]+\n"));
}

TEST(ProgramTest, RejectsToListenBeyondLoopback) {
  const ProgramRun run = RunProgram("thuocdo-server", {"--data", NewDirectory(), "--listen", "0.0.0.0:7350"});
  EXPECT_EQ(run.exit_code, 2);
  EXPECT_THAT(run.err, HasSubstr("only loopback"));
}

TEST(ProgramTest, RejectsADirectoryThatAnotherProgramHasOpen) {
  const std::string data = NewDirectory();
  ServerProcess first({"--data", data, "--listen", "127.0.0.1:0"});
  ASSERT_THAT(first.FirstOutput(), HasSubstr("serving"));
  const ProgramRun second = RunProgram("thuocdo-server", {"--data", data, "--listen", "127.0.0.1:0"});
  EXPECT_EQ(second.exit_code, 1);
  EXPECT_THAT(second.out + second.err, StartsWith("thuocdo-server: "));
}

TEST(ProgramTest, WrongArgumentsExitWithTwoAndHelpWithZero) {
  EXPECT_EQ(RunProgram("thuocdo-server", {"--no-such-flag"}).exit_code, 2);
  const ProgramRun help = RunProgram("thuocdo-server", {"--help"});
  EXPECT_EQ(help.exit_code, 0);
  EXPECT_THAT(help.out, HasSubstr("Runs intake, scoring, ranking and audit"));
}

}  // namespace
}  // namespace thuocdo
