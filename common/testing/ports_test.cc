#include "common/testing/ports.h"

#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

#include <fstream>
#include <set>

#include "common/rpc/server.h"
#include "common/testing/matchers.h"

namespace thuocdo::testing {
namespace {

// Comes first: this program must not have asked before it forks.
TEST(FreePortTest, IsNoneThatAnotherProgramHasBeenGiven) {
  int told[2], held[2];
  ASSERT_EQ(pipe(told) + pipe(held), 0);
  const pid_t other = fork();
  if (other == 0) {
    close(held[1]);
    const int port = FreePort();
    const bool is_told = write(told[1], &port, sizeof(port)) == sizeof(port);
    char end;
    _exit(is_told && read(held[0], &end, 1) == 0 ? 0 : 1);  // lives as long as the other end is open
  }
  int others = 0;
  ASSERT_EQ(read(told[0], &others, sizeof(others)), static_cast<ssize_t>(sizeof(others)));
  for (int i = 0; i < 200; ++i) EXPECT_NE(FreePort(), others);
  close(held[1]);
  int status = -1;
  waitpid(other, &status, 0);
  EXPECT_EQ(status, 0);
}

TEST(FreePortTest, CanBeListenedOnAndIsNotGivenMeanwhile) {
  const int port = FreePort();
  const std::string address = "127.0.0.1:" + std::to_string(port);
  const absl::StatusOr<std::unique_ptr<rpc::Server>> server = rpc::Server::Start(address, {});
  ASSERT_THAT(server, IsOk());
  std::set<int> given;
  for (int i = 0; i < 200; ++i) given.insert(FreePort());
  EXPECT_EQ(given.count(port), 0u);
  EXPECT_GT(given.size(), 20u);
  (*server)->Shutdown();
}

// A client's connection would take it otherwise, while a program is being started again there.
TEST(FreePortTest, IsNoneThatTheKernelGivesToConnections) {
  int first_ephemeral = 0;
  std::ifstream("/proc/sys/net/ipv4/ip_local_port_range") >> first_ephemeral;
  ASSERT_GT(first_ephemeral, 0);
  for (int i = 0; i < 200; ++i) EXPECT_LT(FreePort(), first_ephemeral);
}

}  // namespace
}  // namespace thuocdo::testing
