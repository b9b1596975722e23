// All four services in one process, over one server and the same gRPC interfaces.
#pragma once

#include <memory>
#include <vector>

#include "absl/status/statusor.h"
#include "common/rpc/server.h"
#include "services/audit/audit_part.h"
#include "services/intake/intake_part.h"
#include "services/ranking/ranking_part.h"
#include "services/scoring/scoring_part.h"

namespace thuocdo {

// The four parts of one deployment.
class AllParts {
 public:
  // Opens every part. Returns what their Open functions return.
  static absl::StatusOr<std::unique_ptr<AllParts>> Open(const PartOptions& options,
                                                        CheckpointOptions checkpoints = {});

  // Everything that they serve.
  std::vector<ServedService> services();

  // Runs them behind `server`; they reach each other through its in-process channel.
  void Run(Server* server);

  // Stops them; call it before the server shuts down.
  void Stop();

 private:
  AllParts() = default;

  std::unique_ptr<IntakePart> intake_;
  std::unique_ptr<ScoringPart> scoring_;
  std::unique_ptr<RankingPart> ranking_;
  std::unique_ptr<AuditPart> audit_;
};

}  // namespace thuocdo
