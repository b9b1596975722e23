#include "services/ranking/ranking_service.h"

#include <map>
#include <string>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "common/base/status.h"
#include "common/rpc/server.h"
#include "common/rpc/status.h"
#include "common/streams/fold.h"
#include "common/streams/organization.h"
#include "services/ranking/compare_rankings.h"
#include "services/ranking/core/printed_check/printed_table_check.h"
#include "services/ranking/core/printed_check/printed_table_check_codec.h"
#include "services/ranking/core/tables/ranked_campaign.h"
#include "services/ranking/core/tables/replay_notes.h"
#include "services/ranking/publish_ranking.h"
#include "services/ranking/scoring_client.h"
#include "services/ranking/table_codec.h"
#include "services/ranking/what_if.h"
#include "services/scoring/core/view/axes.h"

namespace thuocdo::ranking {
namespace {

using ranking::v1::CheckPrintedTablesRequest;
using ranking::v1::CheckPrintedTablesResponse;
using ranking::v1::CompareRankingsRequest;
using ranking::v1::CompareRankingsResponse;
using ranking::v1::GetTablesRequest;
using ranking::v1::GetTablesResponse;
using ranking::v1::PublishRankingRequest;
using ranking::v1::PublishRankingResponse;
using ranking::v1::WhatIfRequest;
using ranking::v1::WhatIfResponse;

bool IsRequested(const GetTablesRequest& request, const campaign::v1::TableDefinition& table) {
  const bool right_group = request.group().empty() || request.group() == table.group();
  return right_group &&
         (request.table().empty() || request.table() == table.id() || request.table() == table.component());
}

// Checked before gRPC does, whose error would not say what to do.
absl::Status CheckFitsMessage(const GetTablesResponse& response) {
  const size_t bytes = response.ByteSizeLong();
  if (bytes <= static_cast<size_t>(rpc::kMessageBytesMax)) return absl::OkStatus();
  const int tables = response.tables_size();
  return absl::ResourceExhaustedError(absl::StrCat(
      tables == 1 ? "the table takes " : absl::StrCat(tables, " tables take "), bytes,
      " bytes, but a message has at most ", rpc::kMessageBytesMax, tables == 1 ? "" : "; ask for one table"));
}

// By organization: its official name, then its aliases. Ended organizations are left out unless they are on
// the roster, since another organization may have taken their names.
absl::StatusOr<std::map<std::string, std::vector<std::string>>> NamesOf(const follow::History& history,
                                                                        const scoring::CampaignView& view) {
  ASSIGN_OR_RETURN(const auto states, streams::FoldStreams(history, eventlog::OrganizationStream(""),
                                                           view.position, streams::ApplyOrganizationEvent));
  std::map<std::string, std::vector<std::string>> names;
  for (const auto& [stream, state] : states) {
    if (state.ended != streams::OrganizationEnd::kNot && !view.names.contains(state.id)) continue;
    names[state.id] = {state.name};
    names[state.id].insert(names[state.id].end(), state.aliases.begin(), state.aliases.end());
  }
  return names;
}

class RankingService final : public ranking::v1::RankingService::Service {
 public:
  RankingService(const replica::LogReplica* replica, const RankingPeers* peers)
      : replica_(replica), peers_(peers) {}

  grpc::Status GetTables(grpc::ServerContext* context, const GetTablesRequest* request,
                         GetTablesResponse* response) override {
    return rpc::ToGrpc(HandleGetTables(*context, *request, *response));
  }

  grpc::Status PublishRanking(grpc::ServerContext* context, const PublishRankingRequest* request,
                              PublishRankingResponse* response) override {
    return rpc::ToGrpc(HandlePublishRanking(*context, *request, *response));
  }

  grpc::Status CheckPrintedTables(grpc::ServerContext* context, const CheckPrintedTablesRequest* request,
                                  CheckPrintedTablesResponse* response) override {
    return rpc::ToGrpc(HandleCheckDecision(*context, *request, *response));
  }

  grpc::Status CompareRankings(grpc::ServerContext* context, const CompareRankingsRequest* request,
                               CompareRankingsResponse* response) override {
    return rpc::ToGrpc(HandleCompareRankings(*context, *request, *response));
  }

  grpc::Status WhatIf(grpc::ServerContext* context, const WhatIfRequest* request,
                      WhatIfResponse* response) override {
    return rpc::ToGrpc(HandleWhatIf(*context, *request, *response));
  }

 private:
  absl::StatusOr<RankedCampaign> RankQuery(const grpc::ServerContext& context,
                                           const query::v1::Query& query) const {
    ASSIGN_OR_RETURN(const Position position, replica_->Resolve(context, query));
    ASSIGN_OR_RETURN(scoring::CampaignView view, scoring::ViewCampaign(replica_->history(), query.campaign(),
                                                                       position, query.rule_set()));
    return RankCampaign(replica_->history(), std::move(view), [&](const scoring::CampaignView& of) {
      return FetchScoreCards(*peers_->scoring, context, of);
    });
  }

  // A comparison needs no previous ranks, for which the cards of another campaign would be fetched.
  absl::StatusOr<RankedCampaign> RankWithoutPrevious(const grpc::ServerContext& context,
                                                     const query::v1::Query& query,
                                                     const HypotheticalAnswers& hypothetical) const {
    ASSIGN_OR_RETURN(const Position position, replica_->Resolve(context, query));
    RankedCampaign ranked;
    ASSIGN_OR_RETURN(ranked.view, scoring::ViewCampaign(replica_->history(), query.campaign(), position,
                                                        query.rule_set()));
    ASSIGN_OR_RETURN(ranked.cards, FetchScoreCards(*peers_->scoring, context, ranked.view, hypothetical));
    ASSIGN_OR_RETURN(ranked.tables,
                     RankTables(ranked.view.rules, ranked.view.campaign.definition, ranked.cards, {}));
    return ranked;
  }

  absl::Status HandleGetTables(const grpc::ServerContext& context, const GetTablesRequest& request,
                               GetTablesResponse& response) const {
    ASSIGN_OR_RETURN(const RankedCampaign ranked, RankQuery(context, request.query()));
    *response.mutable_axes() = scoring::AxesOf(ranked.view);
    std::vector<campaign::v1::TableDefinition> asked;
    for (const Table& table : ranked.tables) {
      if (!IsRequested(request, table.definition)) continue;
      asked.push_back(table.definition);
      *response.add_tables() = TableToProto(ranked.view.rules, table);
    }
    const bool all = request.group().empty() && request.table().empty();
    if (!all && response.tables().empty())
      return NoSuchTable(request.query().campaign(), {request.group(), request.table()});
    for (const rules::RuleLevel& level : ranked.view.rules.levels) response.add_levels(level.title);
    if (ranked.view.is_replay()) {
      *response.mutable_replay() =
          ReplayToProto(ranked.view, SummarizeReplayNotes(ranked.view, ranked.cards, asked));
    }
    return CheckFitsMessage(response);
  }

  absl::Status HandlePublishRanking(const grpc::ServerContext& context, const PublishRankingRequest& request,
                                    PublishRankingResponse& response) const {
    // The stubs of the neighbours exist once the follower runs.
    RETURN_IF_ERROR(replica_->Resolve(context, {}).status());
    auto rank = [&](const query::v1::Query& query) { return RankQuery(context, query); };
    ASSIGN_OR_RETURN(response, RecordRanking(*peers_->intake, context, request, rank));
    return absl::OkStatus();
  }

  absl::Status HandleCheckDecision(const grpc::ServerContext& context,
                                   const CheckPrintedTablesRequest& request,
                                   CheckPrintedTablesResponse& response) const {
    ASSIGN_OR_RETURN(RankedCampaign ranked, RankQuery(context, request.query()));
    PrintedTableContext computed;
    computed.rules = &ranked.view.rules;
    computed.tables = std::move(ranked.tables);
    computed.previous_ranks_transcribed = ranked.predecessor.transcribed;
    ASSIGN_OR_RETURN(computed.names, NamesOf(replica_->history(), ranked.view));
    ASSIGN_OR_RETURN(const PrintedTableReport report,
                     ranking::CheckPrintedTables(computed, {request.rows().begin(), request.rows().end()}));
    response = PrintedTableReportToProto(report);
    *response.mutable_axes() = scoring::AxesOf(ranked.view);
    return absl::OkStatus();
  }

  absl::Status HandleCompareRankings(const grpc::ServerContext& context,
                                     const CompareRankingsRequest& request,
                                     CompareRankingsResponse& response) const {
    auto rank = [&](const auto& query, const auto& hypothetical) {
      return RankWithoutPrevious(context, query, hypothetical);
    };
    ASSIGN_OR_RETURN(response, MakeCompareRankingsResponse(request, rank));
    return absl::OkStatus();
  }

  absl::Status HandleWhatIf(const grpc::ServerContext& context, const WhatIfRequest& request,
                            WhatIfResponse& response) const {
    auto rank = [&](const auto& query, const auto& hypothetical) {
      return RankWithoutPrevious(context, query, hypothetical);
    };
    ASSIGN_OR_RETURN(response, MakeWhatIfResponse(request, rank));
    return absl::OkStatus();
  }

  const replica::LogReplica* replica_;
  const RankingPeers* peers_;
};

}  // namespace

std::unique_ptr<ranking::v1::RankingService::Service> NewRankingService(const replica::LogReplica* replica,
                                                                        const RankingPeers* peers) {
  return std::make_unique<RankingService>(replica, peers);
}

}  // namespace thuocdo::ranking
