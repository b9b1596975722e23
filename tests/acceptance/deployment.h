// The whole system, running: in one process or in four, on one data directory.
#pragma once

#include <grpcpp/channel.h>

#include <map>
#include <memory>
#include <string>
#include <vector>

#include "common/testing/directory.h"
#include "tests/acceptance/process.h"

namespace thuocdo::acceptance {

// Which programs run: one, or four.
enum class Layout { kOneProcess, kFourProcesses };

// Programs and a client for them. Everything is stopped by the destructor.
class Deployment {
 public:
  explicit Deployment(Layout layout, std::string data = testing::NewDirectory());

  // The names of its programs: thuocdo-server, or thuocdo-intake, -scoring, -ranking and -audit.
  std::vector<std::string> Programs() const;
  // The one that holds the log.
  std::string LogProgram() const { return Programs().front(); }

  // words to run in front of a program, and what to add to its environment.
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
  Result Stop(const std::string& program);
  void KillAll();
  void StopAll();

  Process& process(const std::string& program) { return *running_.at(program); }
  std::shared_ptr<grpc::Channel> Channel(const std::string& program) const;
  std::string Address(const std::string& program) const;
  const std::string& data() const { return data_; }

  // Runs the client.
  Result Client(const std::vector<std::string>& words) const;
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

// The path of a program of this build.
std::string ProgramPath(const std::string& program);

}  // namespace thuocdo::acceptance
