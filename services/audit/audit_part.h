// Audit, put together: a follower of the log, and the service on its history.
#pragma once

#include <grpcpp/channel.h>

#include <memory>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "common/rpc/server.h"

namespace thuocdo {

// Audit in this process.
class AuditPart {
 public:
  // Opens `<data>/audit`. Does not follow yet. Returns what OpenRocksDbStore and History::Open return.
  static absl::StatusOr<std::unique_ptr<AuditPart>> Open(const std::string& data);
  ~AuditPart();

  // What it serves: AuditService, which answers UNAVAILABLE until it runs.
  std::vector<ServedService> services();

  // Follows the log behind `intake` and tells `server` how it is: NOT_SERVING once it cannot go on.
  void Run(Server* server, std::shared_ptr<grpc::Channel> intake);

  // Stops following; call it before the server shuts down.
  void Stop();

 private:
  class Impl;
  explicit AuditPart(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

}  // namespace thuocdo
