// The gRPC server of every program: loopback only, with health checks, reflection, limits and a graceful
// stop.
#pragma once

#include <grpcpp/channel.h>
#include <grpcpp/impl/service_type.h>

#include <memory>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "common/rpc/stop.h"

namespace thuocdo::rpc {

// The largest message that a server or client accepts.
inline constexpr int kMessageBytesMax = 8 << 20;

// A service and its full protobuf name, which is also its name in health checks.
struct ServedService {
  grpc::Service* service = nullptr;
  std::string name;
};

// Returns INVALID_ARGUMENT unless `address` is `HOST:PORT` with a loopback host: 127.0.0.0/8, [::1] or
// localhost, which stands for 127.0.0.1. Other hosts would need TLS, which is not implemented.
absl::Status CheckListenAddress(absl::string_view address);

// A running server. Safe for use by many threads.
class Server {
 public:
  // Listens on `address` (port 0: any free one) and serves.
  //
  // Returns what CheckListenAddress returns, and FAILED_PRECONDITION if the port is in use.
  static absl::StatusOr<std::unique_ptr<Server>> Start(const std::string& address,
                                                       std::vector<ServedService> services);
  ~Server();

  // Returns the port that the server listens on.
  int port() const;

  // Returns a channel to this server for clients in the same process. It connects to the port: in gRPC 1.51 a
  // call on the in-process transport crashes the process once the server stops.
  std::shared_ptr<grpc::Channel> InProcessChannel();

  // Sets the health of `service`, which is NOT_SERVING at first. The overall health ("") is SERVING while all
  // services are.
  void SetHealth(const std::string& service, bool serving);

  // Sets the health to NOT_SERVING, rejects new calls, and gives calls in flight 5 s to finish.
  void Shutdown();

 private:
  class Impl;
  explicit Server(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

// Returns a channel to `address` with the limits and keepalive of this system. It connects on first use, and
// reconnects when the connection is lost.
std::shared_ptr<grpc::Channel> NewChannel(const std::string& address);

}  // namespace thuocdo::rpc
