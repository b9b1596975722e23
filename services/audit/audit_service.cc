#include "services/audit/audit_service.h"

#include "common/base/status.h"
#include "common/rpc/status.h"
#include "services/audit/core/explain/explain.h"
#include "services/audit/core/history/change_split.h"
#include "services/audit/core/history/score_changes.h"
#include "services/audit/core/publication/verify_publication.h"

namespace thuocdo::audit {
namespace {

using audit::v1::ExplainChangeRequest;
using audit::v1::ExplainChangeResponse;
using audit::v1::ExplainScoreRequest;
using audit::v1::ExplainScoreResponse;
using audit::v1::ListScoreHistoryRequest;
using audit::v1::ListScoreHistoryResponse;
using audit::v1::VerifyPublicationRequest;
using audit::v1::VerifyPublicationResponse;

class AuditService final : public audit::v1::AuditService::Service {
 public:
  explicit AuditService(const replica::LogReplica* replica) : replica_(replica) {}

  grpc::Status VerifyPublication(grpc::ServerContext* context, const VerifyPublicationRequest* request,
                                 VerifyPublicationResponse* response) override {
    return rpc::ToGrpc(HandleVerifyPublication(*context, *request, *response));
  }

  grpc::Status ExplainScore(grpc::ServerContext* context, const ExplainScoreRequest* request,
                            ExplainScoreResponse* response) override {
    return rpc::ToGrpc(HandleExplainScore(*context, *request, *response));
  }

  grpc::Status ListScoreHistory(grpc::ServerContext* context, const ListScoreHistoryRequest* request,
                                ListScoreHistoryResponse* response) override {
    return rpc::ToGrpc(HandleListScoreHistory(*context, *request, *response));
  }

  grpc::Status ExplainChange(grpc::ServerContext* context, const ExplainChangeRequest* request,
                             ExplainChangeResponse* response) override {
    return rpc::ToGrpc(HandleExplainChange(*context, *request, *response));
  }

 private:
  absl::Status HandleVerifyPublication(const grpc::ServerContext& context,
                                       const VerifyPublicationRequest& request,
                                       VerifyPublicationResponse& response) const {
    query::v1::Query query;
    query.set_campaign(request.campaign());
    query.set_min_position(request.publication_position());
    ASSIGN_OR_RETURN(const Position head, replica_->Resolve(context, query));
    ASSIGN_OR_RETURN(response, thuocdo::audit::VerifyPublication(replica_->history(), request, head));
    return absl::OkStatus();
  }

  absl::Status HandleExplainScore(const grpc::ServerContext& context, const ExplainScoreRequest& request,
                                  ExplainScoreResponse& response) const {
    ASSIGN_OR_RETURN(const Position position, replica_->Resolve(context, request.query()));
    ASSIGN_OR_RETURN(response, thuocdo::audit::ExplainScore(replica_->history(), request, position));
    return absl::OkStatus();
  }

  absl::Status HandleListScoreHistory(const grpc::ServerContext& context,
                                      const ListScoreHistoryRequest& request,
                                      ListScoreHistoryResponse& response) const {
    ASSIGN_OR_RETURN(const Position position, replica_->Resolve(context, request.query()));
    ASSIGN_OR_RETURN(response, thuocdo::audit::ListScoreHistory(replica_->history(), request, position));
    return absl::OkStatus();
  }

  absl::Status HandleExplainChange(const grpc::ServerContext& context, const ExplainChangeRequest& request,
                                   ExplainChangeResponse& response) const {
    ASSIGN_OR_RETURN(const Position from, replica_->Resolve(context, request.from()));
    ASSIGN_OR_RETURN(const Position to, replica_->Resolve(context, request.to()));
    ASSIGN_OR_RETURN(response, thuocdo::audit::ExplainChange(replica_->history(), request, from, to));
    return absl::OkStatus();
  }

  const replica::LogReplica* replica_;
};

}  // namespace

std::unique_ptr<audit::v1::AuditService::Service> NewAuditService(const replica::LogReplica* replica) {
  return std::make_unique<AuditService>(replica);
}

}  // namespace thuocdo::audit
