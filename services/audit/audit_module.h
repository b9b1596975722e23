// Audit in a process: a follower that keeps the log and its tree, and the services on them.
#pragma once

#include <grpcpp/channel.h>

#include <memory>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "common/rpc/server.h"
#include "services/audit/checkpointer.h"

namespace thuocdo::audit {

// Owns the store, the follower, the checkpointer and the services of audit. Call Open, then Run once, then
// Stop.
class AuditModule {
 public:
  // Opens `<data>/audit` and the latest checkpoint in `<data>/audit-checkpoints`, without following the log
  // yet.
  //
  // Returns what OpenRocksDbStore, History::Open, LogTree::CheckRightEdge and Checkpointer::Open return.
  static absl::StatusOr<std::unique_ptr<AuditModule>> Open(const std::string& data,
                                                           CheckpointOptions checkpoints = {});
  ~AuditModule();

  // Returns AuditService and ProofService, which answer UNAVAILABLE until Run.
  std::vector<rpc::ServedService> services();

  // Follows the log of `intake` and signs checkpoints. Reports NOT_SERVING to `server` once it cannot
  // continue, and for ProofService also if the log does not continue the latest checkpoint, which is checked
  // once the history has all of the log.
  void Run(rpc::Server* server, std::shared_ptr<grpc::Channel> intake);

  // Stops following and signing. Call it before the server shuts down.
  void Stop();

 private:
  class Impl;
  explicit AuditModule(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

}  // namespace thuocdo::audit
