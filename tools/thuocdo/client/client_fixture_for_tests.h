// The client as people run it, alone and against a real server.
#pragma once

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "common/testing/deployed_programs.h"
#include "common/testing/directory.h"
#include "common/testing/process.h"

namespace thuocdo::client {

// Runs `thuocdo` with `words`, as administrator:test unless they or `environment` say otherwise.
inline testing::ProgramRun RunClient(const std::vector<std::string>& words,
                                     const std::vector<std::string>& environment = {}) {
  testing::Command command = {{testing::ProgramPath("thuocdo")}, {"THUOCDO_ACTOR=administrator:test"}};
  command.words.insert(command.words.end(), words.begin(), words.end());
  command.environment.insert(command.environment.end(), environment.begin(), environment.end());
  return testing::RunToEnd(command);
}

// A server of the test's own, and the client that talks to it.
class ServedTest : public ::testing::Test {
 protected:
  void SetUp() override { server_.StartAll(); }

  testing::ProgramRun Run(const std::vector<std::string>& words) const { return RunAt(server_, words); }

  // Runs the client that talks to `server`.
  static testing::ProgramRun RunAt(const testing::DeployedPrograms& server, std::vector<std::string> words) {
    words.insert(words.end(), {"--server", server.Address(server.LogProgram())});
    return RunClient(words);
  }

  // Runs what must succeed; its standard output.
  std::string Do(const std::vector<std::string>& words) const {
    const testing::ProgramRun run = Run(words);
    EXPECT_EQ(run.exit_code, 0) << words[0] << " " << words[1] << ": " << run.err << run.out;
    return run.out;
  }

  // For the test's files; the server's data lie there too.
  const std::string directory_ = testing::NewDirectory();
  testing::DeployedPrograms server_{testing::Layout::kTogether, directory_ + "/data"};
};

}  // namespace thuocdo::client
