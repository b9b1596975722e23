#include "services/scoring/scoring_service.h"

#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "common/base/status.h"
#include "common/rpc/status.h"
#include "services/scoring/core/card/card_codec.h"
#include "services/scoring/core/view/axes.h"
#include "services/scoring/core/view/campaign_view.h"

namespace thuocdo::scoring {
namespace {

using scoring::v1::GetScoreCardRequest;
using scoring::v1::GetScoreCardResponse;
using scoring::v1::HypotheticalAnswer;
using scoring::v1::ReadScoreCardsRequest;
using scoring::v1::ReadScoreCardsResponse;

constexpr size_t kBatchBytesMax = 1 << 20;

// The cards of a campaign and the axes that they are about.
struct ScoredCampaign {
  query::v1::Axes axes;
  std::vector<ScoreCard> cards;
};

class ScoringService final : public scoring::v1::ScoringService::Service {
 public:
  explicit ScoringService(const replica::LogReplica* replica) : replica_(replica) {}

  grpc::Status GetScoreCard(grpc::ServerContext* context, const GetScoreCardRequest* request,
                            GetScoreCardResponse* response) override {
    return rpc::ToGrpc(HandleGetScoreCard(*context, *request, *response));
  }

  grpc::Status ReadScoreCards(grpc::ServerContext* context, const ReadScoreCardsRequest* request,
                              grpc::ServerWriter<ReadScoreCardsResponse>* writer) override {
    auto scored = ScoreQuery(*context, request->query(),
                             {request->hypothetical().begin(), request->hypothetical().end()});
    return rpc::ToGrpc(scored.ok() ? SendBatches(*scored, *writer) : scored.status());
  }

 private:
  absl::StatusOr<ScoredCampaign> ScoreQuery(const grpc::ServerContext& context, const query::v1::Query& query,
                                            const std::vector<HypotheticalAnswer>& hypothetical) const {
    ASSIGN_OR_RETURN(const Position position, replica_->Resolve(context, query));
    ASSIGN_OR_RETURN(const CampaignView view,
                     ViewCampaign(replica_->history(), query.campaign(), position, query.rule_set()));
    ASSIGN_OR_RETURN(std::vector<ScoreCard> cards, ScoreView(replica_->history(), view, hypothetical));
    return ScoredCampaign{AxesOf(view), std::move(cards)};
  }

  absl::Status HandleGetScoreCard(const grpc::ServerContext& context, const GetScoreCardRequest& request,
                                  GetScoreCardResponse& response) const {
    ASSIGN_OR_RETURN(const ScoredCampaign scored, ScoreQuery(context, request.query(), {}));
    const ScoreCard* card = FindCard(scored.cards, request.organization());
    if (card == nullptr) {
      return absl::NotFoundError(absl::StrCat("organization \"", request.organization(),
                                              "\" is not on the roster of ", scored.axes.campaign(),
                                              " at position ", scored.axes.position()));
    }
    *response.mutable_axes() = scored.axes;
    *response.mutable_card() = CardToProto(*card);
    return absl::OkStatus();
  }

  // Sends at least one message, which names the axes, and another one whenever the next card does not fit.
  static absl::Status SendBatches(const ScoredCampaign& scored,
                                  grpc::ServerWriter<ReadScoreCardsResponse>& writer) {
    ReadScoreCardsResponse batch;
    *batch.mutable_axes() = scored.axes;
    size_t bytes = 0;
    for (const ScoreCard& card : scored.cards) {
      scoring::v1::ScoreCard message = CardToProto(card);
      if (bytes > 0 && bytes + message.ByteSizeLong() > kBatchBytesMax) {
        if (!writer.Write(batch)) return absl::CancelledError("the caller has gone");
        batch.clear_cards();
        bytes = 0;
      }
      bytes += message.ByteSizeLong();
      *batch.add_cards() = std::move(message);
    }
    return writer.Write(batch) ? absl::OkStatus() : absl::CancelledError("the caller has gone");
  }

  const replica::LogReplica* replica_;
};

}  // namespace

std::unique_ptr<scoring::v1::ScoringService::Service> NewScoringService(const replica::LogReplica* replica) {
  return std::make_unique<ScoringService>(replica);
}

}  // namespace thuocdo::scoring
