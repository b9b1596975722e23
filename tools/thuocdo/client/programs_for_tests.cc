#include "tools/thuocdo/client/programs_for_tests.h"

#include <fcntl.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <sstream>
#include <utility>

#include "common/testing/directory.h"
#include "gtest/gtest.h"

namespace thuocdo::client {
namespace {

// The programs stand in bin/, beside the folder of the tests.
std::string ProgramPath(const std::string& name) {
  return (std::filesystem::read_symlink("/proc/self/exe").parent_path().parent_path() / "bin" / name)
      .string();
}

void Redirect(const std::string& path, int descriptor) {
  const int file = open(path.c_str(), O_CREAT | O_TRUNC | O_WRONLY, 0600);
  dup2(file, descriptor);
  close(file);
}

// Starts `arguments` with its output in two files.
pid_t Start(std::vector<std::string> arguments, const std::string& out, const std::string& err) {
  const pid_t pid = fork();
  if (pid != 0) return pid;
  Redirect(out, STDOUT_FILENO);
  Redirect(err, STDERR_FILENO);
  std::vector<char*> argv;
  for (std::string& argument : arguments) argv.push_back(argument.data());
  argv.push_back(nullptr);
  execv(argv[0], argv.data());
  _exit(127);
}

// What stands behind "serving on " in the file at `path`, once it is there.
std::string AwaitAddress(const std::string& path, pid_t pid) {
  constexpr char kReady[] = "serving on ";
  for (int tries = 0; tries < 600 && waitpid(pid, nullptr, WNOHANG) == 0; ++tries) {
    const std::string text = ReadFile(path);
    const size_t begin = text.find(kReady);
    if (begin != std::string::npos && text.find('\n', begin) != std::string::npos) {
      const size_t address = begin + sizeof(kReady) - 1;
      return text.substr(address, text.find_first_of(", \n", address) - address);
    }
    usleep(50'000);
  }
  return "";
}

}  // namespace

ProgramRun RunProgram(const std::string& name, std::vector<std::string> arguments) {
  static const std::string directory = testing::NewDirectory();
  const std::string out = directory + "/out";
  const std::string err = directory + "/err";
  arguments.insert(arguments.begin(), ProgramPath(name));
  int status = 0;
  waitpid(Start(std::move(arguments), out, err), &status, 0);
  return {WIFEXITED(status) ? WEXITSTATUS(status) : -1, ReadFile(out), ReadFile(err)};
}

ClientRun RunClient(std::vector<std::string> arguments) {
  setenv("THUOCDO_ACTOR", "administrator:test", 1);
  return RunProgram("thuocdo", std::move(arguments));
}

ServerProgram::ServerProgram(const std::vector<std::string>& more) : directory_(testing::NewDirectory()) {
  const std::string out = directory_ + "/server.out";
  std::vector<std::string> arguments = {ProgramPath("thuocdo-server"), "--data", directory_ + "/data",
                                        "--listen", "127.0.0.1:0"};
  arguments.insert(arguments.end(), more.begin(), more.end());
  pid_ = Start(std::move(arguments), out, directory_ + "/server.err");
  address_ = AwaitAddress(out, pid_);
}

ServerProgram::~ServerProgram() {
  kill(pid_, SIGTERM);
  waitpid(pid_, nullptr, 0);
}

void WriteFile(const std::string& path, const std::string& text) {
  std::ofstream(path, std::ios::binary) << text;
}

std::string ReadFile(const std::string& path) {
  std::stringstream text;
  text << std::ifstream(path, std::ios::binary).rdbuf();
  return text.str();
}

}  // namespace thuocdo::client
