// A real process that a test starts, watches and ends.
#pragma once

#include <sys/types.h>

#include <string>
#include <vector>

#include "absl/time/time.h"

namespace thuocdo::testing {

// What to run, and what is added to this process's environment (`NAME=value`).
struct Command {
  std::vector<std::string> words;
  std::vector<std::string> environment;
};

// How a run of a program ended. `exit_code` is 128 + the signal if a signal ended it.
struct ProgramRun {
  int exit_code = -1;
  std::string out;
  std::string err;
};

// One running process. What it writes goes to files, so that it never waits for a reader. Ended by the
// destructor.
class Process {
 public:
  // Starts `command`; its first word is the program's path. Of this process's environment it gets what does
  // not begin with THUOCDO_. A failed start ends the test program: nothing can be tested then.
  explicit Process(const Command& command);
  ~Process();
  Process(const Process&) = delete;
  Process& operator=(const Process&) = delete;

  // Sends `signal` to this process only.
  void Signal(int signal);

  // Waits until it ends; after `timeout` it is killed.
  ProgramRun Wait(absl::Duration timeout = absl::Seconds(60));

  pid_t pid() const { return pid_; }

  // Whether it still runs.
  bool Running();

  // What it has written so far.
  std::string Out() const;
  std::string Err() const;

 private:
  pid_t pid_ = -1;
  int exit_code_ = -1;
  std::string out_path_;
  std::string err_path_;
};

// Runs `command` to its end.
ProgramRun RunToEnd(const Command& command, absl::Duration timeout = absl::Seconds(120));

// The path of a program of this build.
std::string ProgramPath(const std::string& program);

// Runs a program of this build to its end.
ProgramRun RunProgram(const std::string& program, const std::vector<std::string>& words,
                      absl::Duration timeout = absl::Seconds(120));

}  // namespace thuocdo::testing
