// The whole system as its operators run it: real programs, one or four, on one data directory.
#pragma once

#include <grpcpp/channel.h>

#include <map>
#include <memory>
#include <string>
#include <vector>

#include "common/testing/directory.h"
#include "common/testing/layout.h"
#include "common/testing/process.h"

namespace thuocdo::testing {

// Programs and a client for them, each a process of its own. Everything is stopped by the destructor. Where
// the services are to run in the test's own process: tests/integration/services_in_process_for_tests.h.
class DeployedPrograms {
 public:
  explicit DeployedPrograms(Layout layout, std::string data = NewDirectory());

  // The names of its programs: thuocdo-server, or thuocdo-intake, -scoring, -ranking and -audit.
  std::vector<std::string> Programs() const;
  // The one that holds the log.
  std::string LogProgram() const { return Programs().front(); }

  // Words to run in front of a program, and what to add to its environment.
  void Wrap(const std::string& program, Command wrapping) { wrappings_[program] = std::move(wrapping); }

  // Words to add to its command line.
  void Tell(const std::string& program, std::vector<std::string> words) { told_[program] = std::move(words); }

  // Starts one program, or every program that does not run, and waits until they serve. Fails the test if
  // they do not.
  void Start(const std::string& program);
  void StartAll();
  // The same without waiting.
  void Launch(const std::string& program);

  // Kills (SIGKILL), or asks to stop (SIGTERM).
  void Kill(const std::string& program);
  ProgramRun Stop(const std::string& program);
  void KillAll();
  void StopAll();

  Process& process(const std::string& program) { return *running_.at(program); }
  std::shared_ptr<grpc::Channel> Channel(const std::string& program) const;
  std::string Address(const std::string& program) const;
  const std::string& data() const { return data_; }

  // Runs the client.
  ProgramRun Client(const std::vector<std::string>& words) const;
  // The client's command line, to be run apart.
  Command ClientCommand(const std::vector<std::string>& words) const;

 private:
  std::vector<std::string> Words(const std::string& program) const;

  Layout layout_;
  std::string data_;
  std::map<std::string, int> ports_;
  std::map<std::string, Command> wrappings_;
  std::map<std::string, std::vector<std::string>> told_;
  std::map<std::string, std::unique_ptr<Process>> running_;
};

// Waits until every service of the program behind `channel` serves; false after `timeout`.
bool WaitUntilServing(const std::shared_ptr<grpc::Channel>& channel,
                      absl::Duration timeout = absl::Seconds(30));

}  // namespace thuocdo::testing
