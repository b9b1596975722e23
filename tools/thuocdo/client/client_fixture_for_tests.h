// What tests of the client against a real server begin with.
#pragma once

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "tools/thuocdo/client/programs_for_tests.h"

namespace thuocdo::client {

// A server of the test's own, and the client that talks to it.
class ServedTest : public ::testing::Test {
 protected:
  void SetUp() override { ASSERT_FALSE(server_.address().empty()); }

  ClientRun Run(std::vector<std::string> arguments) const {
    arguments.insert(arguments.end(), {"--server", server_.address()});
    return RunClient(arguments);
  }

  // Runs what must succeed; its standard output.
  std::string Do(const std::vector<std::string>& arguments) const {
    const ClientRun run = Run(arguments);
    EXPECT_EQ(run.exit_code, 0) << arguments[0] << " " << arguments[1] << ": " << run.err;
    return run.out;
  }

  ServerProgram server_;
};

}  // namespace thuocdo::client
