#include "services/ranking/scoring_client.h"

#include <memory>
#include <utility>

#include "absl/strings/str_cat.h"
#include "common/base/status.h"
#include "common/rpc/caller.h"
#include "common/rpc/status.h"
#include "services/scoring/core/card/card_codec.h"

namespace thuocdo::ranking {
namespace {

using scoring::v1::ReadScoreCardsRequest;
using scoring::v1::ReadScoreCardsResponse;

ReadScoreCardsRequest RequestFor(const scoring::CampaignView& view, const HypotheticalAnswers& hypothetical) {
  ReadScoreCardsRequest request;
  request.mutable_query()->set_campaign(view.campaign.id);
  request.mutable_query()->mutable_as_of()->set_position(view.position.value);
  request.mutable_query()->set_rule_set(view.rules.name);
  *request.mutable_hypothetical() = hypothetical;
  return request;
}

absl::Status CheckAxes(const query::v1::Axes& axes, const scoring::CampaignView& view) {
  if (axes.campaign() == view.campaign.id && axes.position() == view.position.value &&
      axes.rule_set() == view.rules.name) {
    return absl::OkStatus();
  }
  return absl::InternalError(absl::StrCat("scoring was asked about ", view.campaign.id, " at position ",
                                          view.position.value, " and answered about ", axes.campaign(),
                                          " at position ", axes.position(), " under ", axes.rule_set()));
}

absl::Status AddCards(const ReadScoreCardsResponse& batch, const scoring::CampaignView& view,
                      std::vector<scoring::ScoreCard>& cards) {
  RETURN_IF_ERROR(CheckAxes(batch.axes(), view));
  for (const scoring::v1::ScoreCard& message : batch.cards()) {
    ASSIGN_OR_RETURN(scoring::ScoreCard card, scoring::CardFromProto(message));
    cards.push_back(std::move(card));
  }
  return absl::OkStatus();
}

}  // namespace

absl::StatusOr<std::vector<scoring::ScoreCard>> FetchScoreCards(
    scoring::v1::ScoringService::StubInterface& scoring, const grpc::ServerContext& caller,
    const scoring::CampaignView& view, const HypotheticalAnswers& hypothetical) {
  grpc::ClientContext call;
  rpc::PassOn(caller, call);
  auto reader = scoring.ReadScoreCards(&call, RequestFor(view, hypothetical));
  std::vector<scoring::ScoreCard> cards;
  absl::Status added;
  ReadScoreCardsResponse batch;
  while (added.ok() && reader->Read(&batch)) added = AddCards(batch, view, cards);
  if (!added.ok()) call.TryCancel();
  const absl::Status received = rpc::FromGrpc(reader->Finish());
  RETURN_IF_ERROR(added);
  RETURN_IF_ERROR(Annotate(received, "scoring"));
  return cards;
}

}  // namespace thuocdo::ranking
