// The four services within the process of a test.
#pragma once

#include <grpcpp/channel.h>
#include <grpcpp/client_context.h>

#include <functional>
#include <map>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "absl/status/statusor.h"
#include "common/rpc/server.h"
#include "common/rpc/status.h"
#include "common/testing/directory.h"
#include "common/testing/layout.h"
#include "services/audit/checkpointer.h"
#include "services/intake/intake_module.h"
#include "thuocdo/audit/v1/audit.grpc.pb.h"
#include "thuocdo/audit/v1/proof_service.grpc.pb.h"
#include "thuocdo/intake/v1/intake.grpc.pb.h"
#include "thuocdo/ranking/v1/ranking.grpc.pb.h"
#include "thuocdo/scoring/v1/scoring.grpc.pb.h"

namespace thuocdo::testing {

// Runs the services on a directory until it is destroyed, behind servers on loopback ports: what is wrong
// with them is seen by the sanitizers of the test. Where real programs are to run:
// common/testing/deployed_programs.h.
class ServicesInProcess {
 public:
  ServicesInProcess(const std::string& data, Layout layout, const audit::CheckpointOptions& checkpoints = {},
                    const note::Policy& policy = {});
  ~ServicesInProcess();

  // Calls `method` of `stub` as an administrator, for at most 30 s.
  template <typename Stub, typename Request, typename Response>
  static absl::StatusOr<Response> Call(Stub& stub,
                                       grpc::Status (Stub::*method)(grpc::ClientContext*, const Request&,
                                                                    Response*),
                                       const Request& request) {
    grpc::ClientContext context;
    PrepareCall(context);
    Response response;
    absl::Status status = rpc::FromGrpc((stub.*method)(&context, request, &response));
    if (!status.ok()) return status;
    return response;
  }

  // Returns the bytes of a bundle, requested as an administrator.
  absl::StatusOr<std::string> ReadBundle(const audit::v1::GetBundleRequest& request);

  // Returns the channels by service: intake, scoring, ranking, audit.
  const std::map<std::string, std::shared_ptr<grpc::Channel>>& channels() const { return channels_; }

  intake::v1::IntakeService::Stub& intake() { return *intake_; }
  scoring::v1::ScoringService::Stub& scoring() { return *scoring_; }
  ranking::v1::RankingService::Stub& ranking() { return *ranking_; }
  audit::v1::AuditService::Stub& audit() { return *audit_; }

 private:
  static void PrepareCall(grpc::ClientContext& context);
  void StartTogether(const intake::ModuleOptions& options, const audit::CheckpointOptions& checkpoints);
  void StartApart(const intake::ModuleOptions& options, const audit::CheckpointOptions& checkpoints);
  // Serves `part` on a port of its own and calls `run` with that server.
  template <typename Module>
  void Serve(const std::string& name, std::shared_ptr<Module> module, std::function<void(rpc::Server*)> run);
  void Connect();

  std::vector<std::shared_ptr<void>> parts_;
  std::vector<std::unique_ptr<rpc::Server>> servers_;
  std::vector<std::function<void()>> stops_;
  std::map<std::string, std::shared_ptr<grpc::Channel>> channels_;
  std::unique_ptr<intake::v1::IntakeService::Stub> intake_;
  std::unique_ptr<scoring::v1::ScoringService::Stub> scoring_;
  std::unique_ptr<ranking::v1::RankingService::Stub> ranking_;
  std::unique_ptr<audit::v1::AuditService::Stub> audit_;
};

}  // namespace thuocdo::testing
