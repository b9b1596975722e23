// The program as its users meet it: arguments, the line it prints, exit codes, signals.
#include <fcntl.h>
#include <gtest/gtest.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "absl/time/clock.h"
#include "common/rpc/health.h"
#include "common/rpc/server.h"
#include "common/testing/matchers.h"
#include "tests/integration/deployment_for_tests.h"

namespace thuocdo {
namespace {

using ::testing::EndsWith;
using ::testing::HasSubstr;
using ::testing::StartsWith;
using ::thuocdo::testing::NewDirectory;

// A run of thuocdo-server, whose standard output and error are read through one pipe.
class ServerProcess {
 public:
  explicit ServerProcess(std::vector<std::string> arguments) {
    int ends[2];
    if (pipe2(ends, O_CLOEXEC) != 0) std::abort();
    arguments.insert(arguments.begin(), THUOCDO_SERVER);
    pid_ = fork();
    if (pid_ == 0) Become(arguments, ends[1]);
    close(ends[1]);
    output_ = fdopen(ends[0], "r");
  }
  ~ServerProcess() {
    kill(pid_, SIGKILL);
    waitpid(pid_, nullptr, 0);
    fclose(output_);
  }
  ServerProcess(const ServerProcess&) = delete;
  ServerProcess& operator=(const ServerProcess&) = delete;

  // The next line that it prints; empty at its end.
  std::string Line() {
    std::string line;
    for (int letter = fgetc(output_); letter != EOF && letter != '\n'; letter = fgetc(output_)) {
      line += static_cast<char>(letter);
    }
    return line;
  }

  void Signal(int signal) { kill(pid_, signal); }

  // Waits for its end.
  int ExitCode() {
    int status = 0;
    waitpid(pid_, &status, 0);
    return WIFEXITED(status) ? WEXITSTATUS(status) : -WTERMSIG(status);
  }

 private:
  [[noreturn]] static void Become(std::vector<std::string>& arguments, int output) {
    dup2(output, STDOUT_FILENO);
    dup2(output, STDERR_FILENO);
    std::vector<char*> argv;
    for (std::string& argument : arguments) argv.push_back(argument.data());
    argv.push_back(nullptr);
    execv(argv[0], argv.data());
    _exit(127);
  }

  pid_t pid_ = 0;
  FILE* output_ = nullptr;
};

std::string AddressIn(const std::string& ready_line) {
  const std::vector<std::string> words = absl::StrSplit(ready_line, absl::ByAnyChar(" ,"));
  return words.size() > 3 ? words[3] : "";
}

// Whether the server at `address` says within 10 s that all of it serves.
bool BecomesServing(const std::string& address) {
  for (int i = 0; i < 200; ++i) {
    const absl::StatusOr<bool> serving = rpc::IsServing(rpc::NewChannel(address), "");
    if (serving.ok() && *serving) return true;
    absl::SleepFor(absl::Milliseconds(50));
  }
  return false;
}

TEST(ProgramTest, SaysOnceThatItServesAndStopsWithZeroOnASignal) {
  const std::string data = NewDirectory();
  for (const int signal : {SIGTERM, SIGINT}) {
    ServerProcess program({"--data", data, "--listen", "127.0.0.1:0"});
    const std::string ready = program.Line();
    EXPECT_THAT(ready, StartsWith("thuocdo-server: serving on 127.0.0.1:"));
    EXPECT_THAT(ready, EndsWith(", data in " + data));
    EXPECT_TRUE(BecomesServing(AddressIn(ready)));

    program.Signal(signal);

    EXPECT_EQ(program.Line(), "");
    EXPECT_EQ(program.ExitCode(), 0);
  }
}

TEST(ProgramTest, RejectsAPortInUseInOneLine) {
  ServerProcess first({"--data", NewDirectory(), "--listen", "127.0.0.1:0"});
  const std::string address = AddressIn(first.Line());
  ServerProcess second({"--data", NewDirectory(), "--listen", address});

  EXPECT_THAT(second.Line(), HasSubstr(absl::StrCat("cannot listen on ", address, ": the port is in use")));
  EXPECT_EQ(second.Line(), "");
  EXPECT_EQ(second.ExitCode(), 1);
}

TEST(ProgramTest, RejectsToListenBeyondLoopback) {
  ServerProcess program({"--data", NewDirectory(), "--listen", "0.0.0.0:7350"});
  EXPECT_THAT(program.Line(), HasSubstr("only loopback"));
  EXPECT_EQ(program.ExitCode(), 2);
}

TEST(ProgramTest, RejectsADirectoryThatAnotherProgramHasOpen) {
  const std::string data = NewDirectory();
  ServerProcess first({"--data", data, "--listen", "127.0.0.1:0"});
  ASSERT_THAT(first.Line(), HasSubstr("serving"));
  ServerProcess second({"--data", data, "--listen", "127.0.0.1:0"});
  EXPECT_THAT(second.Line(), StartsWith("thuocdo-server: "));
  EXPECT_EQ(second.ExitCode(), 1);
}

TEST(ProgramTest, WrongArgumentsExitWithTwoAndHelpWithZero) {
  EXPECT_EQ(ServerProcess({"--no-such-flag"}).ExitCode(), 2);
  ServerProcess help({"--help"});
  EXPECT_EQ(help.ExitCode(), 0);
  EXPECT_THAT(help.Line(), HasSubstr("Runs intake, scoring, ranking and audit"));
}

}  // namespace
}  // namespace thuocdo
