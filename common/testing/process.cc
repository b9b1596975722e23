#include "common/testing/process.h"

#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstdio>
#include <filesystem>

#include "absl/time/clock.h"
#include "common/testing/directory.h"
#include "common/testing/files.h"

extern char** environ;

namespace thuocdo::testing {
namespace {

// The test cannot go on, through no violation of what it tests.
[[noreturn]] void GiveUpOn(const std::string& program) {
  perror(program.c_str());
  abort();
}

std::vector<char*> Pointers(std::vector<std::string>& words) {
  std::vector<char*> pointers;
  for (std::string& word : words) pointers.push_back(word.data());
  pointers.push_back(nullptr);
  return pointers;
}

std::vector<std::string> EnvironmentAnd(const std::vector<std::string>& added) {
  std::vector<std::string> all;
  for (char** entry = environ; *entry != nullptr; ++entry) {
    if (std::string(*entry).rfind("THUOCDO_", 0) != 0) all.push_back(*entry);
  }
  all.insert(all.end(), added.begin(), added.end());
  return all;
}

// A test may block signals (gRPC programs do); what it starts must not inherit that.
posix_spawnattr_t UnblockSignals() {
  posix_spawnattr_t attributes;
  sigset_t none;
  sigemptyset(&none);
  posix_spawnattr_init(&attributes);
  posix_spawnattr_setsigmask(&attributes, &none);
  posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSIGMASK);
  return attributes;
}

posix_spawn_file_actions_t WriteTo(const std::string& out, const std::string& err) {
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0);
  posix_spawn_file_actions_addopen(&actions, 1, out.c_str(), O_WRONLY | O_CREAT | O_APPEND, 0600);
  posix_spawn_file_actions_addopen(&actions, 2, err.c_str(), O_WRONLY | O_CREAT | O_APPEND, 0600);
  return actions;
}

int ExitCode(int status) { return WIFSIGNALED(status) ? 128 + WTERMSIG(status) : WEXITSTATUS(status); }

}  // namespace

Process::Process(const Command& command) {
  const std::string directory = NewDirectory();
  out_path_ = directory + "/out";
  err_path_ = directory + "/err";
  std::vector<std::string> words = command.words;
  std::vector<std::string> environment = EnvironmentAnd(command.environment);
  posix_spawn_file_actions_t actions = WriteTo(out_path_, err_path_);
  posix_spawnattr_t attributes = UnblockSignals();
  const int error = posix_spawnp(&pid_, words[0].c_str(), &actions, &attributes, Pointers(words).data(),
                                 Pointers(environment).data());
  posix_spawn_file_actions_destroy(&actions);
  posix_spawnattr_destroy(&attributes);
  if (error != 0) GiveUpOn(words[0]);
}

Process::~Process() {
  if (Running()) {
    Signal(SIGKILL);
    Wait();
  }
}

void Process::Signal(int signal) {
  if (Running()) kill(pid_, signal);
}

bool Process::Running() {
  if (exit_code_ >= 0) return false;
  int status = 0;
  if (waitpid(pid_, &status, WNOHANG) != pid_) return true;
  exit_code_ = ExitCode(status);
  return false;
}

ProgramRun Process::Wait(absl::Duration timeout) {
  const absl::Time end = absl::Now() + timeout;
  while (Running()) {
    if (absl::Now() > end) kill(pid_, SIGKILL);
    absl::SleepFor(absl::Milliseconds(2));
  }
  return {exit_code_, Out(), Err()};
}

std::string Process::Out() const { return ReadFile(out_path_); }
std::string Process::Err() const { return ReadFile(err_path_); }

ProgramRun RunToEnd(const Command& command, absl::Duration timeout) { return Process(command).Wait(timeout); }

// The programs stand in bin/, beside the folder of the tests.
std::string ProgramPath(const std::string& program) {
  const std::filesystem::path test = std::filesystem::read_symlink("/proc/self/exe");
  return test.parent_path().parent_path() / "bin" / program;
}

ProgramRun RunProgram(const std::string& program, const std::vector<std::string>& words,
                      absl::Duration timeout) {
  Command command = {{ProgramPath(program)}, {}};
  command.words.insert(command.words.end(), words.begin(), words.end());
  return RunToEnd(command, timeout);
}

}  // namespace thuocdo::testing
