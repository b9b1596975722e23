#include "services/ranking/publish_ranking.h"

#include <optional>
#include <string>
#include <utility>

#include "absl/strings/str_cat.h"
#include "common/base/digest.h"
#include "common/base/messages.h"
#include "common/base/status.h"
#include "common/rpc/caller.h"
#include "common/rpc/status.h"
#include "services/ranking/core/tables/manifest.h"

namespace thuocdo::ranking {
namespace {

using intake::v1::IntakeService;
using ranking::v1::PublicationManifest;
using ranking::v1::PublishRankingRequest;
using ranking::v1::PublishRankingResponse;

// Returns the manifest that was recorded under `request_id`, if any.
absl::StatusOr<std::optional<PublicationManifest>> FindRecorded(IntakeService::StubInterface& intake,
                                                                const grpc::ServerContext& caller,
                                                                const std::string& request_id) {
  grpc::ClientContext call;
  rpc::PassOn(caller, call);
  intake::v1::GetReceiptRequest request;
  intake::v1::GetReceiptResponse response;
  request.set_request_id(request_id);
  const absl::Status found = rpc::FromGrpc(intake.GetReceipt(&call, request, &response));
  if (absl::IsNotFound(found)) return std::nullopt;
  RETURN_IF_ERROR(found);
  PublicationManifest manifest;
  if (response.events_size() != 1 || !response.events(0).has_publication_recorded() ||
      !manifest.ParseFromString(response.events(0).publication_recorded().manifest())) {
    return absl::AlreadyExistsError(
        absl::StrCat("request id \"", request_id, "\" was used for another command"));
  }
  return manifest;
}

// Returns the query for the head, or for the position of `recorded`.
query::v1::Query QueryFor(const PublishRankingRequest& request,
                          const std::optional<PublicationManifest>& recorded) {
  query::v1::Query query;
  query.set_campaign(request.campaign());
  if (recorded.has_value()) query.mutable_as_of()->set_position(recorded->position());
  return query;
}

absl::StatusOr<PublishRankingResponse> SendManifest(IntakeService::StubInterface& intake,
                                                    const grpc::ServerContext& caller,
                                                    const PublishRankingRequest& asked,
                                                    const PublicationManifest& manifest) {
  grpc::ClientContext call;
  rpc::PassOn(caller, call);
  intake::v1::RecordPublicationRequest request;
  intake::v1::RecordPublicationResponse response;
  request.set_request_id(asked.request_id());
  request.set_manifest(SerializeDeterministically(manifest));
  request.set_checkpoint(asked.checkpoint());
  RETURN_IF_ERROR(rpc::FromGrpc(intake.RecordPublication(&call, request, &response)));
  PublishRankingResponse published;
  *published.mutable_receipt() = response.receipt();
  published.set_manifest(request.manifest());
  published.set_digest(Sha256(request.manifest()));
  return published;
}

// Makes one attempt, at the position of `recorded` or at the head.
absl::StatusOr<PublishRankingResponse> TryRecord(IntakeService::StubInterface& intake,
                                                 const grpc::ServerContext& caller,
                                                 const PublishRankingRequest& request,
                                                 const std::optional<PublicationManifest>& recorded,
                                                 Ranker rank) {
  ASSIGN_OR_RETURN(const RankedCampaign ranked, rank(QueryFor(request, recorded)));
  const DecisionReference decision{request.decision(), request.date(), Position{request.amends()}};
  return SendManifest(intake, caller, request,
                      MakeManifest(ranked.view, decision, ranked.tables, ranked.cards));
}

}  // namespace

absl::StatusOr<PublishRankingResponse> RecordRanking(IntakeService::StubInterface& intake,
                                                     const grpc::ServerContext& caller,
                                                     const PublishRankingRequest& request, Ranker rank) {
  RETURN_IF_ERROR(rpc::CallerOf(caller).status());
  ASSIGN_OR_RETURN(const std::optional<PublicationManifest> recorded,
                   FindRecorded(intake, caller, request.request_id()));
  auto published = TryRecord(intake, caller, request, recorded, rank);
  if (recorded.has_value() || !absl::IsAlreadyExists(published.status())) return published;
  // A concurrent call with the same command may have been recorded at another position.
  ASSIGN_OR_RETURN(const std::optional<PublicationManifest> meanwhile,
                   FindRecorded(intake, caller, request.request_id()));
  return TryRecord(intake, caller, request, meanwhile, rank);
}

}  // namespace thuocdo::ranking
