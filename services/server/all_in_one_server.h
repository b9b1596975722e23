// All four services in one process, over one server and the same gRPC interfaces.
#pragma once

#include <memory>
#include <vector>

#include "absl/status/statusor.h"
#include "common/rpc/server.h"
#include "services/audit/audit_module.h"
#include "services/intake/intake_module.h"
#include "services/ranking/ranking_module.h"
#include "services/scoring/scoring_module.h"

namespace thuocdo::server {

// Owns the modules of the four services. Call Open, then Run once, then Stop.
class AllInOneServer {
 public:
  // Opens every module. Returns what their Open functions return.
  static absl::StatusOr<std::unique_ptr<AllInOneServer>> Open(const intake::ModuleOptions& options,
                                                              audit::CheckpointOptions checkpoints = {});

  // Returns the gRPC services of all modules.
  std::vector<rpc::ServedService> services();

  // Runs the modules behind `server`, through whose in-process channel they call each other.
  void Run(rpc::Server* server);

  // Stops the modules. Call it before the server shuts down.
  void Stop();

 private:
  AllInOneServer() = default;

  std::unique_ptr<intake::IntakeModule> intake_;
  std::unique_ptr<scoring::ScoringModule> scoring_;
  std::unique_ptr<ranking::RankingModule> ranking_;
  std::unique_ptr<audit::AuditModule> audit_;
};

}  // namespace thuocdo::server
