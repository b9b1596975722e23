#include "common/testing/ports.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include <cstddef>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <fstream>
#include <string>

namespace thuocdo::testing {
namespace {

constexpr int kFirstPort = 10'000;
constexpr int kPortsInBlock = 64;

// The test cannot go on, through no violation of what it tests.
[[noreturn]] void GiveUp(const char* what) {
  perror(what);
  abort();
}

// The first port that the kernel gives to connections.
int FirstEphemeralPort() {
  int port = 32'768;  // as Linux has it unless it is told otherwise
  std::ifstream("/proc/sys/net/ipv4/ip_local_port_range") >> port;
  return port;
}

// Whether this program now has the block. A socket with an abstract name is the network namespace's, as ports
// are, has one owner, and goes with it (unix(7)).
bool OwnBlock(int block) {
  sockaddr_un address = {};
  address.sun_family = AF_UNIX;
  const std::string name = "thuocdo-test-ports-" + std::to_string(block);
  std::memcpy(address.sun_path + 1, name.data(), name.size());
  const auto size = static_cast<socklen_t>(offsetof(sockaddr_un, sun_path) + 1 + name.size());
  const int claim = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
  if (bind(claim, reinterpret_cast<sockaddr*>(&address), size) == 0) return true;
  close(claim);
  return false;
}

int ClaimBlock() {
  const int blocks = (FirstEphemeralPort() - kFirstPort) / kPortsInBlock;
  for (int block = 0; block < blocks; ++block) {
    if (OwnBlock(block)) return block;
  }
  GiveUp("no ports are left");
}

bool IsFree(int port) {
  const int descriptor = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
  const int yes = 1;  // as servers do: the port may have been closed just now
  setsockopt(descriptor, SOL_SOCKET, SO_REUSEADDR, &yes, sizeof(yes));
  sockaddr_in address = {};
  address.sin_family = AF_INET;
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  address.sin_port = htons(static_cast<uint16_t>(port));
  const bool is_free = bind(descriptor, reinterpret_cast<sockaddr*>(&address), sizeof(address)) == 0;
  close(descriptor);
  return is_free;
}

}  // namespace

int FreePort() {
  static const int first = kFirstPort + ClaimBlock() * kPortsInBlock;
  static int given = 0;
  for (int tries = 0; tries < kPortsInBlock; ++tries) {
    const int port = first + given++ % kPortsInBlock;
    if (IsFree(port)) return port;
  }
  GiveUp("no port is free");
}

}  // namespace thuocdo::testing
