// The four services in a test's own process, and a small campaign to run through them.
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
#include "services/audit/checkpointer.h"
#include "services/intake/intake_part.h"
#include "thuocdo/audit/v1/audit.grpc.pb.h"
#include "thuocdo/audit/v1/proof_service.grpc.pb.h"
#include "thuocdo/intake/v1/intake.grpc.pb.h"
#include "thuocdo/ranking/v1/ranking.grpc.pb.h"
#include "thuocdo/scoring/v1/scoring.grpc.pb.h"

namespace thuocdo::testing {

// How the services stand.
enum class Layout {
  kTogether,  // behind one server
  kApart,     // each behind its own, over loopback ports
};

// The services on a directory, until it is destroyed.
class Deployment {
 public:
  Deployment(const std::string& data, Layout layout, const CheckpointOptions& checkpoints = {},
             const note::Policy& policy = {});
  ~Deployment();

  // Calls `method` of `stub` as an administrator, for at most 30 s.
  template <typename Stub, typename Request, typename Response>
  static absl::StatusOr<Response> Call(Stub& stub,
                                       grpc::Status (Stub::*method)(grpc::ClientContext*, const Request&,
                                                                    Response*),
                                       const Request& request) {
    grpc::ClientContext context;
    PrepareCall(context);
    Response response;
    absl::Status status = FromGrpc((stub.*method)(&context, request, &response));
    if (!status.ok()) return status;
    return response;
  }

  // The bytes of a bundle, as an administrator asks for it.
  absl::StatusOr<std::string> ReadBundle(const audit::v1::GetBundleRequest& request);

  // The channels, by service: intake, scoring, ranking, audit.
  const std::map<std::string, std::shared_ptr<grpc::Channel>>& channels() const { return channels_; }

  intake::v1::IntakeService::Stub& intake() { return *intake_; }
  scoring::v1::ScoringService::Stub& scoring() { return *scoring_; }
  ranking::v1::RankingService::Stub& ranking() { return *ranking_; }
  audit::v1::AuditService::Stub& audit() { return *audit_; }

 private:
  static void PrepareCall(grpc::ClientContext& context);
  void StartTogether(const PartOptions& options, const CheckpointOptions& checkpoints);
  void StartApart(const PartOptions& options, const CheckpointOptions& checkpoints);
  // Serves `part` on a port of its own; `run` runs it behind that server.
  template <typename Part>
  void Serve(const std::string& name, std::shared_ptr<Part> part, std::function<void(Server*)> run);
  void Connect();

  std::vector<std::shared_ptr<void>> parts_;
  std::vector<std::unique_ptr<Server>> servers_;
  std::vector<std::function<void()>> stops_;
  std::map<std::string, std::shared_ptr<grpc::Channel>> channels_;
  std::unique_ptr<intake::v1::IntakeService::Stub> intake_;
  std::unique_ptr<scoring::v1::ScoringService::Stub> scoring_;
  std::unique_ptr<ranking::v1::RankingService::Stub> ranking_;
  std::unique_ptr<audit::v1::AuditService::Stub> audit_;
};

// A small campaign: three departments and two districts under the rule set of
// common/rules/rule_set_for_tests.h, tables `1` (departments/total), `1.2` (departments/online) and `2`
// (districts/total), predecessor `small-2015`, known by ranks.
class SmallCampaign {
 public:
  static constexpr char kId[] = "small-2016";

  explicit SmallCampaign(Deployment* deployment) : deployment_(deployment) {}

  // Everything up to the opened campaign.
  void Open();
  // Everybody's declaration. By points: so-a 105, so-b 90, so-c 60; huyen-x 110, huyen-y 95.
  void DeclareAll();
  // What so-c answers and how far it gets is corrected: 100 points.
  void CorrectSoC();
  void Close();
  void Reopen();
  // Publishes under request id `request_id`.
  absl::StatusOr<ranking::v1::PublishRankingResponse> Publish(const std::string& request_id,
                                                              uint64_t amends = 0,
                                                              const std::string& decision = "305/QĐ-UBND",
                                                              const std::string& checkpoint = "");
  // Opens `small-2017`, whose predecessor this campaign is, with the same roster, and declares everybody's
  // answers.
  void OpenNextYear();

  // The last position of the log.
  uint64_t Head();
  // The tables, as known at `position` (0: now).
  absl::StatusOr<ranking::v1::GetTablesResponse> Tables(uint64_t position = 0,
                                                        const std::string& campaign = kId);
  // Their CSVs, one after the other; a failed test where there are none.
  std::string Csv(uint64_t position = 0);
  absl::StatusOr<audit::v1::VerifyPublicationResponse> Verify(uint64_t publication_position = 0);

 private:
  void OpenCampaign(const std::string& id, const std::string& predecessor);
  void Declare(const std::string& campaign);
  std::string NextRequestId();

  Deployment* deployment_;
  int requests_ = 0;
};

}  // namespace thuocdo::testing
