#include "services/server/all_in_one_server.h"

#include <utility>

#include "common/base/status.h"

namespace thuocdo::server {

absl::StatusOr<std::unique_ptr<AllInOneServer>> AllInOneServer::Open(const intake::ModuleOptions& options,
                                                                     audit::CheckpointOptions checkpoints) {
  std::unique_ptr<AllInOneServer> parts(new AllInOneServer);
  ASSIGN_OR_RETURN(parts->intake_, intake::IntakeModule::Open(options));
  ASSIGN_OR_RETURN(parts->scoring_, scoring::ScoringModule::Open(options.data));
  ASSIGN_OR_RETURN(parts->ranking_, ranking::RankingModule::Open(options.data));
  ASSIGN_OR_RETURN(parts->audit_, audit::AuditModule::Open(options.data, std::move(checkpoints)));
  return parts;
}

std::vector<rpc::ServedService> AllInOneServer::services() {
  std::vector<rpc::ServedService> all;
  for (const std::vector<rpc::ServedService>& some :
       {intake_->services(), scoring_->services(), ranking_->services(), audit_->services()}) {
    all.insert(all.end(), some.begin(), some.end());
  }
  return all;
}

// Each service is a client of those before it.
void AllInOneServer::Run(rpc::Server* server) {
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

}  // namespace thuocdo::server
