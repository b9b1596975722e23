#include "services/intake/intake_service.h"

#include <utility>

#include "common/base/status.h"
#include "common/eventlog/read_event.h"
#include "common/rpc/status.h"
#include "services/intake/commands/answer_commands.h"
#include "services/intake/commands/campaign_commands.h"
#include "services/intake/commands/command_runner.h"
#include "services/intake/commands/organization_commands.h"
#include "services/intake/commands/publication_commands.h"
#include "services/intake/commands/rule_set_commands.h"
#include "services/intake/context/intake.h"
#include "services/intake/queries/campaign_queries.h"
#include "services/intake/queries/organization_queries.h"
#include "services/intake/queries/receipt_query.h"
#include "services/intake/queries/rule_set_queries.h"
#include "services/intake/queries/sheet_queries.h"

namespace thuocdo::intake {
namespace {

using namespace intake::v1;  // every request and response of the service
using grpc::ServerContext;
using grpc::Status;

class IntakeServiceImpl final : public IntakeService::Service {
 public:
  IntakeServiceImpl(eventlog::EventLog* log, RequestPseudonym pseudonym, note::Policy policy)
      : intake_{log, std::move(pseudonym), std::move(policy), {}} {}

  Status ImportOrganizations(ServerContext* context, const ImportOrganizationsRequest* request,
                             ImportOrganizationsResponse* response) override {
    return RunAsCommand(*context, *request, HandleImportOrganizations, *response);
  }
  Status RenameOrganization(ServerContext* context, const RenameOrganizationRequest* request,
                            RenameOrganizationResponse* response) override {
    return RunAsCommand(*context, *request, HandleRenameOrganization, *response);
  }
  Status SplitOrganization(ServerContext* context, const SplitOrganizationRequest* request,
                           SplitOrganizationResponse* response) override {
    return RunAsCommand(*context, *request, HandleSplitOrganization, *response);
  }
  Status MergeOrganizations(ServerContext* context, const MergeOrganizationsRequest* request,
                            MergeOrganizationsResponse* response) override {
    return RunAsCommand(*context, *request, HandleMergeOrganizations, *response);
  }
  Status DissolveOrganization(ServerContext* context, const DissolveOrganizationRequest* request,
                              DissolveOrganizationResponse* response) override {
    return RunAsCommand(*context, *request, HandleDissolveOrganization, *response);
  }
  Status PublishRuleSet(ServerContext* context, const PublishRuleSetRequest* request,
                        PublishRuleSetResponse* response) override {
    return RunAsCommand(*context, *request, HandlePublishRuleSet, *response);
  }
  Status OpenCampaign(ServerContext* context, const OpenCampaignRequest* request,
                      OpenCampaignResponse* response) override {
    return RunAsCommand(*context, *request, HandleOpenCampaign, *response);
  }
  Status AmendCampaign(ServerContext* context, const AmendCampaignRequest* request,
                       AmendCampaignResponse* response) override {
    return RunAsCommand(*context, *request, HandleAmendCampaign, *response);
  }
  Status CloseCampaign(ServerContext* context, const CloseCampaignRequest* request,
                       CloseCampaignResponse* response) override {
    return RunAsCommand(*context, *request, HandleCloseCampaign, *response);
  }
  Status ReopenCampaign(ServerContext* context, const ReopenCampaignRequest* request,
                        ReopenCampaignResponse* response) override {
    return RunAsCommand(*context, *request, HandleReopenCampaign, *response);
  }
  Status DeclareAnswers(ServerContext* context, const DeclareAnswersRequest* request,
                        DeclareAnswersResponse* response) override {
    return RunAsCommand(*context, *request, HandleDeclareAnswers, *response);
  }
  Status CorrectAnswers(ServerContext* context, const CorrectAnswersRequest* request,
                        CorrectAnswersResponse* response) override {
    return RunAsCommand(*context, *request, HandleCorrectAnswers, *response);
  }
  Status WithdrawCorrections(ServerContext* context, const WithdrawCorrectionsRequest* request,
                             WithdrawCorrectionsResponse* response) override {
    return RunAsCommand(*context, *request, HandleWithdrawCorrections, *response);
  }
  Status ObserveAnswers(ServerContext* context, const ObserveAnswersRequest* request,
                        ObserveAnswersResponse* response) override {
    return RunAsCommand(*context, *request, HandleObserveAnswers, *response);
  }
  Status ErasePayload(ServerContext* context, const ErasePayloadRequest* request,
                      ErasePayloadResponse* response) override {
    return RunAsCommand(*context, *request, HandleErasePayload, *response);
  }
  Status RecordEarlierRanking(ServerContext* context, const RecordEarlierRankingRequest* request,
                              RecordEarlierRankingResponse* response) override {
    return RunAsCommand(*context, *request, HandleRecordEarlierRanking, *response);
  }
  Status RecordPublication(ServerContext* context, const RecordPublicationRequest* request,
                           RecordPublicationResponse* response) override {
    return RunAsCommand(*context, *request, HandleRecordPublication, *response);
  }

  Status ListOrganizations(ServerContext*, const ListOrganizationsRequest* request,
                           ListOrganizationsResponse* response) override {
    return rpc::ToGrpc(HandleListOrganizations(intake_, *request, *response));
  }
  Status CheckRuleSet(ServerContext*, const CheckRuleSetRequest* request,
                      CheckRuleSetResponse* response) override {
    return rpc::ToGrpc(HandleCheckRuleSet(intake_, *request, *response));
  }
  Status GetRuleSet(ServerContext*, const GetRuleSetRequest* request, GetRuleSetResponse* response) override {
    return rpc::ToGrpc(HandleGetRuleSet(intake_, *request, *response));
  }
  Status ListRuleSets(ServerContext*, const ListRuleSetsRequest* request,
                      ListRuleSetsResponse* response) override {
    return rpc::ToGrpc(HandleListRuleSets(intake_, *request, *response));
  }
  Status GetCampaign(ServerContext*, const GetCampaignRequest* request,
                     GetCampaignResponse* response) override {
    return rpc::ToGrpc(HandleGetCampaign(intake_, *request, *response));
  }
  Status ListCampaigns(ServerContext*, const ListCampaignsRequest* request,
                       ListCampaignsResponse* response) override {
    return rpc::ToGrpc(HandleListCampaigns(intake_, *request, *response));
  }
  Status ListSheets(ServerContext*, const ListSheetsRequest* request, ListSheetsResponse* response) override {
    return rpc::ToGrpc(HandleListSheets(intake_, *request, *response));
  }
  Status GetSheet(ServerContext*, const GetSheetRequest* request, GetSheetResponse* response) override {
    return rpc::ToGrpc(HandleGetSheet(intake_, *request, *response));
  }
  Status GetReceipt(ServerContext*, const GetReceiptRequest* request, GetReceiptResponse* response) override {
    return rpc::ToGrpc(HandleGetReceipt(intake_, *request, *response));
  }

 private:
  template <typename Request, typename Response>
  Status RunAsCommand(const ServerContext& context, const Request& request,
                      absl::Status handle(Intake&, const Command&, const Request&, Response&),
                      Response& response) {
    absl::StatusOr<Command> command = CommandOf(context, request, intake_.pseudonym);
    return rpc::ToGrpc(command.ok() ? handle(intake_, *command, request, response) : command.status());
  }

  Intake intake_;
};

}  // namespace

absl::StatusOr<std::unique_ptr<IntakeService::Service>> NewIntakeService(eventlog::EventLog* log,
                                                                         note::Policy policy) {
  ASSIGN_OR_RETURN(eventlog::PastEvent first, eventlog::EventAt(*log, {1}));
  return std::make_unique<IntakeServiceImpl>(log, RequestPseudonym(std::move(first.salt)), std::move(policy));
}

}  // namespace thuocdo::intake
