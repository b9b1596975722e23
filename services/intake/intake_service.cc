#include "services/intake/intake_service.h"

#include <utility>

#include "common/base/status.h"
#include "common/eventlog/erasure.h"
#include "common/rpc/status.h"
#include "services/intake/commands.h"
#include "services/intake/queries.h"

namespace thuocdo {
namespace {

using namespace intake::v1;  // every request and response of the service
using grpc::ServerContext;
using grpc::Status;

class IntakeServiceImpl final : public IntakeService::Service {
 public:
  IntakeServiceImpl(EventLog* log, RequestSeal seal, note::Policy policy)
      : intake_{log, std::move(seal), std::move(policy), {}} {}

  Status ImportOrganizations(ServerContext* context, const ImportOrganizationsRequest* request,
                             ImportOrganizationsResponse* response) override {
    return Execute(*context, *request, *response);
  }
  Status RenameOrganization(ServerContext* context, const RenameOrganizationRequest* request,
                            RenameOrganizationResponse* response) override {
    return Execute(*context, *request, *response);
  }
  Status SplitOrganization(ServerContext* context, const SplitOrganizationRequest* request,
                           SplitOrganizationResponse* response) override {
    return Execute(*context, *request, *response);
  }
  Status MergeOrganizations(ServerContext* context, const MergeOrganizationsRequest* request,
                            MergeOrganizationsResponse* response) override {
    return Execute(*context, *request, *response);
  }
  Status DissolveOrganization(ServerContext* context, const DissolveOrganizationRequest* request,
                              DissolveOrganizationResponse* response) override {
    return Execute(*context, *request, *response);
  }
  Status PublishRuleSet(ServerContext* context, const PublishRuleSetRequest* request,
                        PublishRuleSetResponse* response) override {
    return Execute(*context, *request, *response);
  }
  Status OpenCampaign(ServerContext* context, const OpenCampaignRequest* request,
                      OpenCampaignResponse* response) override {
    return Execute(*context, *request, *response);
  }
  Status AmendCampaign(ServerContext* context, const AmendCampaignRequest* request,
                       AmendCampaignResponse* response) override {
    return Execute(*context, *request, *response);
  }
  Status CloseCampaign(ServerContext* context, const CloseCampaignRequest* request,
                       CloseCampaignResponse* response) override {
    return Execute(*context, *request, *response);
  }
  Status ReopenCampaign(ServerContext* context, const ReopenCampaignRequest* request,
                        ReopenCampaignResponse* response) override {
    return Execute(*context, *request, *response);
  }
  Status DeclareAnswers(ServerContext* context, const DeclareAnswersRequest* request,
                        DeclareAnswersResponse* response) override {
    return Execute(*context, *request, *response);
  }
  Status CorrectAnswers(ServerContext* context, const CorrectAnswersRequest* request,
                        CorrectAnswersResponse* response) override {
    return Execute(*context, *request, *response);
  }
  Status WithdrawCorrections(ServerContext* context, const WithdrawCorrectionsRequest* request,
                             WithdrawCorrectionsResponse* response) override {
    return Execute(*context, *request, *response);
  }
  Status ObserveAnswers(ServerContext* context, const ObserveAnswersRequest* request,
                        ObserveAnswersResponse* response) override {
    return Execute(*context, *request, *response);
  }
  Status ErasePayload(ServerContext* context, const ErasePayloadRequest* request,
                      ErasePayloadResponse* response) override {
    return Execute(*context, *request, *response);
  }
  Status RecordEarlierRanking(ServerContext* context, const RecordEarlierRankingRequest* request,
                              RecordEarlierRankingResponse* response) override {
    return Execute(*context, *request, *response);
  }
  Status RecordPublication(ServerContext* context, const RecordPublicationRequest* request,
                           RecordPublicationResponse* response) override {
    return Execute(*context, *request, *response);
  }

  Status ListOrganizations(ServerContext*, const ListOrganizationsRequest* request,
                           ListOrganizationsResponse* response) override {
    return Ask(*request, *response);
  }
  Status CheckRuleSet(ServerContext*, const CheckRuleSetRequest* request,
                      CheckRuleSetResponse* response) override {
    return Ask(*request, *response);
  }
  Status GetRuleSet(ServerContext*, const GetRuleSetRequest* request, GetRuleSetResponse* response) override {
    return Ask(*request, *response);
  }
  Status ListRuleSets(ServerContext*, const ListRuleSetsRequest* request,
                      ListRuleSetsResponse* response) override {
    return Ask(*request, *response);
  }
  Status GetCampaign(ServerContext*, const GetCampaignRequest* request,
                     GetCampaignResponse* response) override {
    return Ask(*request, *response);
  }
  Status ListCampaigns(ServerContext*, const ListCampaignsRequest* request,
                       ListCampaignsResponse* response) override {
    return Ask(*request, *response);
  }
  Status ListSheets(ServerContext*, const ListSheetsRequest* request, ListSheetsResponse* response) override {
    return Ask(*request, *response);
  }
  Status GetSheet(ServerContext*, const GetSheetRequest* request, GetSheetResponse* response) override {
    return Ask(*request, *response);
  }
  Status GetReceipt(ServerContext*, const GetReceiptRequest* request, GetReceiptResponse* response) override {
    return Ask(*request, *response);
  }

 private:
  template <typename Request, typename Response>
  Status Execute(const ServerContext& context, const Request& request, Response& response) {
    absl::StatusOr<Command> command = CommandOf(context, request, intake_.seal);
    return ToGrpc(command.ok() ? Run(intake_, *command, request, response) : command.status());
  }

  template <typename Request, typename Response>
  Status Ask(const Request& request, Response& response) {
    return ToGrpc(Answer(intake_, request, response));
  }

  Intake intake_;
};

}  // namespace

absl::StatusOr<std::unique_ptr<IntakeService::Service>> NewIntakeService(EventLog* log, note::Policy policy) {
  ASSIGN_OR_RETURN(PastEvent first, EventAt(*log, {1}));
  return std::make_unique<IntakeServiceImpl>(log, RequestSeal(std::move(first.salt)), std::move(policy));
}

}  // namespace thuocdo
