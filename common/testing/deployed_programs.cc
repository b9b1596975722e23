#include "common/testing/deployed_programs.h"

#include <signal.h>

#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/strip.h"
#include "absl/time/clock.h"
#include "common/rpc/health.h"
#include "common/rpc/server.h"
#include "common/testing/ports.h"
#include "gtest/gtest.h"

namespace thuocdo::testing {

bool WaitUntilServing(const std::shared_ptr<grpc::Channel>& channel, absl::Duration timeout) {
  const absl::Time end = absl::Now() + timeout;
  while (absl::Now() < end) {
    const absl::StatusOr<bool> serving = rpc::IsServing(channel, "", absl::Seconds(2));
    if (serving.ok() && *serving) return true;
    absl::SleepFor(absl::Milliseconds(20));
  }
  return false;
}

DeployedPrograms::DeployedPrograms(Layout layout, std::string data)
    : layout_(layout), data_(std::move(data)) {
  for (const std::string& program : Programs()) ports_[program] = FreePort();
}

std::vector<std::string> DeployedPrograms::Programs() const {
  if (layout_ == Layout::kTogether) return {"thuocdo-server"};
  return {"thuocdo-intake", "thuocdo-scoring", "thuocdo-ranking", "thuocdo-audit"};
}

std::string DeployedPrograms::Address(const std::string& program) const {
  return absl::StrCat("127.0.0.1:", ports_.at(program));
}

std::shared_ptr<grpc::Channel> DeployedPrograms::Channel(const std::string& program) const {
  return rpc::NewChannel(Address(program));
}

std::vector<std::string> DeployedPrograms::Words(const std::string& program) const {
  std::vector<std::string> words;
  if (const auto wrapping = wrappings_.find(program); wrapping != wrappings_.end())
    words = wrapping->second.words;
  const std::vector<std::string> own = {ProgramPath(program), "--data", data_, "--listen", Address(program)};
  words.insert(words.end(), own.begin(), own.end());
  if (const auto told = told_.find(program); told != told_.end())
    words.insert(words.end(), told->second.begin(), told->second.end());
  if (layout_ == Layout::kTogether || program == LogProgram()) return words;
  words.insert(words.end(), {"--intake", Address("thuocdo-intake")});
  if (program == "thuocdo-ranking") words.insert(words.end(), {"--scoring", Address("thuocdo-scoring")});
  return words;
}

void DeployedPrograms::Launch(const std::string& program) {
  Command command = {Words(program), {}};
  if (const auto wrapping = wrappings_.find(program); wrapping != wrappings_.end()) {
    command.environment = wrapping->second.environment;
  }
  running_[program] = std::make_unique<Process>(command);
}

void DeployedPrograms::Start(const std::string& program) {
  Launch(program);
  ASSERT_TRUE(WaitUntilServing(Channel(program))) << program << ": " << process(program).Err();
}

void DeployedPrograms::StartAll() {
  for (const std::string& program : Programs()) {
    if (running_.count(program) == 0 || !process(program).Running()) Launch(program);
  }
  for (const std::string& program : Programs()) {
    ASSERT_TRUE(WaitUntilServing(Channel(program))) << program << ": " << process(program).Err();
  }
}

void DeployedPrograms::Kill(const std::string& program) {
  process(program).Signal(SIGKILL);
  process(program).Wait();
}

ProgramRun DeployedPrograms::Stop(const std::string& program) {
  process(program).Signal(SIGTERM);
  return process(program).Wait();
}

void DeployedPrograms::KillAll() {
  for (const std::string& program : Programs()) process(program).Signal(SIGKILL);
  for (const std::string& program : Programs()) process(program).Wait();
}

void DeployedPrograms::StopAll() {
  const std::vector<std::string> programs = Programs();
  for (auto program = programs.rbegin(); program != programs.rend(); ++program) {
    const ProgramRun result = Stop(*program);
    EXPECT_EQ(result.exit_code, 0) << *program << ": " << result.err;
  }
}

Command DeployedPrograms::ClientCommand(const std::vector<std::string>& words) const {
  Command command = {{ProgramPath("thuocdo")}, {"THUOCDO_ACTOR=administrator:lan"}};
  command.words.insert(command.words.end(), words.begin(), words.end());
  for (const auto& [program, port] : ports_) {
    const std::string service = absl::AsciiStrToUpper(absl::StripPrefix(program, "thuocdo-"));
    command.environment.push_back(absl::StrCat("THUOCDO_", service, "=127.0.0.1:", port));
  }
  return command;
}

ProgramRun DeployedPrograms::Client(const std::vector<std::string>& words) const {
  return RunToEnd(ClientCommand(words));
}

}  // namespace thuocdo::testing
