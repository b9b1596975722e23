#include "common/testing/process.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <signal.h>
#include <stdlib.h>

namespace thuocdo::testing {
namespace {

ProgramRun RunShell(const std::string& script, const std::vector<std::string>& environment = {}) {
  return RunToEnd({{"sh", "-c", script}, environment});
}

TEST(ProcessTest, WhatItWritesAndHowItEndsIsKept) {
  const ProgramRun run = RunShell("echo said; echo complained >&2; exit 3");
  EXPECT_EQ(run.exit_code, 3);
  EXPECT_EQ(run.out, "said\n");
  EXPECT_EQ(run.err, "complained\n");
}

TEST(ProcessTest, ASignalThatEndsItIsInItsExitCode) {
  Process process({{"sleep", "60"}, {}});
  EXPECT_TRUE(process.Running());
  process.Signal(SIGTERM);
  EXPECT_EQ(process.Wait().exit_code, 128 + SIGTERM);
  EXPECT_FALSE(process.Running());
}

TEST(ProcessTest, IsKilledAfterTheTimeThatItWasGiven) {
  EXPECT_EQ(RunToEnd({{"sleep", "60"}, {}}, absl::Milliseconds(50)).exit_code, 128 + SIGKILL);
}

TEST(ProcessTest, GetsTheSettingsOfThisProductFromItsCommandOnly) {
  setenv("THUOCDO_SERVER", "of the test's environment", 1);
  const ProgramRun run = RunShell("echo $THUOCDO_SERVER $THUOCDO_ACTOR", {"THUOCDO_ACTOR=officer:an"});
  unsetenv("THUOCDO_SERVER");
  EXPECT_EQ(run.out, "officer:an\n");
}

TEST(ProgramPathTest, IsBesideTheFolderOfTheTests) {
  EXPECT_TRUE(ProgramPath("thuocdo").ends_with("/bin/thuocdo"));
}

}  // namespace
}  // namespace thuocdo::testing
