// A gRPC server as every program here runs it: loopback only, health, reflection, limits, graceful stop.
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

namespace thuocdo {

// The largest message that a server or client takes.
inline constexpr int kMessageBytesMax = 8 << 20;

// Part of a server: a service and its full name in protobuf, which is its name in health checks.
struct ServedService {
  grpc::Service* service = nullptr;
  std::string name;
};

// Returns INVALID_ARGUMENT unless `address` is `HOST:PORT` with a loopback host: 127.0.0.0/8, [::1] or
// localhost, which means 127.0.0.1. Beyond loopback there must be TLS, which comes later.
absl::Status CheckListenAddress(absl::string_view address);

// A running server. Safe for use by many threads.
class Server {
 public:
  // Listens on `address` (port 0: any free one) and serves.
  //
  // Returns INVALID_ARGUMENT as CheckListenAddress, FAILED_PRECONDITION if the port is in use.
  static absl::StatusOr<std::unique_ptr<Server>> Start(const std::string& address,
                                                       std::vector<ServedService> services);
  ~Server();

  // The port listened on.
  int port() const;

  // A channel to this server for who is in the same process, by the same interfaces. It goes through the
  // port: in gRPC 1.51 a call on the in-process transport crashes the process once the server stops.
  std::shared_ptr<grpc::Channel> InProcessChannel();

  // Sets what health checks say of `service`. Until then it is NOT_SERVING. The overall health ("") is
  // SERVING while all are.
  void SetHealth(const std::string& service, bool serving);

  // Stops: health says NOT_SERVING, no new calls, calls in flight have 5 s to finish.
  void Shutdown();

 private:
  class Impl;
  explicit Server(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

// A channel to `address` with the limits and keepalive of this system. It connects when it is used, and again
// when the connection is lost.
std::shared_ptr<grpc::Channel> NewChannel(const std::string& address);

}  // namespace thuocdo
