// Audit, put together: a follower of the log that keeps its tree, and the services on them.
#pragma once

#include <grpcpp/channel.h>

#include <memory>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "common/rpc/server.h"
#include "services/audit/checkpointer.h"

namespace thuocdo {

// Audit in this process.
class AuditPart {
 public:
  // Opens `<data>/audit`, and the latest checkpoint in `<data>/audit-checkpoints`. Does not follow yet.
  //
  // Returns what OpenRocksDbStore, History::Open, LogTree::Check and Checkpointer::Open return.
  static absl::StatusOr<std::unique_ptr<AuditPart>> Open(const std::string& data,
                                                         CheckpointOptions checkpoints = {});
  ~AuditPart();

  // What it serves: AuditService and ProofService, which answer UNAVAILABLE until it runs.
  std::vector<ServedService> services();

  // Follows the log behind `intake`, signs checkpoints, and tells `server` how it is: NOT_SERVING once it
  // cannot go on, or the log does not continue what was signed, which is looked at once all of the log is
  // known.
  void Run(Server* server, std::shared_ptr<grpc::Channel> intake);

  // Stops following; call it before the server shuts down.
  void Stop();

 private:
  class Impl;
  explicit AuditPart(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

}  // namespace thuocdo
