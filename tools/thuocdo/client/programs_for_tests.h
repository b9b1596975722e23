// The programs as people run them: the client, and a server of its own for a test.
#pragma once

#include <sys/types.h>

#include <string>
#include <vector>

namespace thuocdo::client {

// How a run of a program ended.
struct ProgramRun {
  int exit_code = -1;
  std::string out;
  std::string err;
};

using ClientRun = ProgramRun;

// Runs the program `name` with `arguments`.
ProgramRun RunProgram(const std::string& name, std::vector<std::string> arguments);

// Runs `thuocdo` with `arguments`, as administrator:test unless they say otherwise.
ClientRun RunClient(std::vector<std::string> arguments);

// A thuocdo-server on a port and in a directory of its own, until it goes out of scope.
class ServerProgram {
 public:
  // `more` are arguments besides --data and --listen.
  explicit ServerProgram(const std::vector<std::string>& more = {});
  ~ServerProgram();
  ServerProgram(const ServerProgram&) = delete;
  ServerProgram& operator=(const ServerProgram&) = delete;

  // Where it listens; empty if it did not start.
  const std::string& address() const { return address_; }
  // An empty directory, for the test's files too.
  const std::string& directory() const { return directory_; }

 private:
  std::string directory_;
  std::string address_;
  pid_t pid_ = -1;
};

// Writes `text` to the file at `path`.
void WriteFile(const std::string& path, const std::string& text);

// The text of the file at `path`.
std::string ReadFile(const std::string& path);

}  // namespace thuocdo::client
