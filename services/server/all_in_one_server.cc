#include "services/server/all_in_one_server.h"

#include <utility>

#include "common/base/status.h"

namespace thuocdo {

absl::StatusOr<std::unique_ptr<AllParts>> AllParts::Open(const PartOptions& options,
                                                         CheckpointOptions checkpoints) {
  std::unique_ptr<AllParts> parts(new AllParts);
  ASSIGN_OR_RETURN(parts->intake_, IntakePart::Open(options));
  ASSIGN_OR_RETURN(parts->scoring_, ScoringPart::Open(options.data));
  ASSIGN_OR_RETURN(parts->ranking_, RankingPart::Open(options.data));
  ASSIGN_OR_RETURN(parts->audit_, AuditPart::Open(options.data, std::move(checkpoints)));
  return parts;
}

std::vector<ServedService> AllParts::services() {
  std::vector<ServedService> all;
  for (const std::vector<ServedService>& some :
       {intake_->services(), scoring_->services(), ranking_->services(), audit_->services()}) {
    all.insert(all.end(), some.begin(), some.end());
  }
  return all;
}

// Each service is a client of those before it.
void AllParts::Run(Server* server) {
  intake_->Run(server);
  scoring_->Run(server, server->InProcessChannel());
  ranking_->Run(server, server->InProcessChannel(), server->InProcessChannel());
  audit_->Run(server, server->InProcessChannel());
}

void AllParts::Stop() {
  audit_->Stop();
  ranking_->Stop();
  scoring_->Stop();
  intake_->Stop();
}

}  // namespace thuocdo
