#include "services/server/all_in_one_server.h"

#include <utility>

#include "common/base/status.h"

namespace thuocdo {

absl::StatusOr<std::unique_ptr<AllInOneServer>> AllInOneServer::Open(const ModuleOptions& options,
                                                                     CheckpointOptions checkpoints) {
  std::unique_ptr<AllInOneServer> parts(new AllInOneServer);
  ASSIGN_OR_RETURN(parts->intake_, IntakeModule::Open(options));
  ASSIGN_OR_RETURN(parts->scoring_, ScoringModule::Open(options.data));
  ASSIGN_OR_RETURN(parts->ranking_, RankingModule::Open(options.data));
  ASSIGN_OR_RETURN(parts->audit_, AuditModule::Open(options.data, std::move(checkpoints)));
  return parts;
}

std::vector<ServedService> AllInOneServer::services() {
  std::vector<ServedService> all;
  for (const std::vector<ServedService>& some :
       {intake_->services(), scoring_->services(), ranking_->services(), audit_->services()}) {
    all.insert(all.end(), some.begin(), some.end());
  }
  return all;
}

// Each service is a client of those before it.
void AllInOneServer::Run(Server* server) {
  intake_->Run(server);
  scoring_->Run(server, server->InProcessChannel());
  ranking_->Run(server, server->InProcessChannel(), server->InProcessChannel());
  audit_->Run(server, server->InProcessChannel());
}

void AllInOneServer::Stop() {
  audit_->Stop();
  ranking_->Stop();
  scoring_->Stop();
  intake_->Stop();
}

}  // namespace thuocdo
