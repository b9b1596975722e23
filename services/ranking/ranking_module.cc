#include "services/ranking/ranking_module.h"

#include <utility>

#include "absl/strings/str_cat.h"
#include "common/base/status.h"
#include "common/replica/log_replica.h"
#include "services/ranking/ranking_service.h"

namespace thuocdo::ranking {
namespace {

constexpr char kName[] = "thuocdo.ranking.v1.RankingService";

}  // namespace

class RankingModule::Impl {
 public:
  explicit Impl(std::unique_ptr<replica::LogReplica> followed)
      : replica(std::move(followed)), service(NewRankingService(replica.get(), &peers)) {}

  RankingPeers peers;
  std::unique_ptr<replica::LogReplica> replica;
  std::unique_ptr<ranking::v1::RankingService::Service> service;
};

absl::StatusOr<std::unique_ptr<RankingModule>> RankingModule::Open(const std::string& data) {
  ASSIGN_OR_RETURN(auto replica, replica::LogReplica::Open(absl::StrCat(data, "/ranking"),
                                                           {"campaign/", "rule-set/", "organization/"}));
  return std::unique_ptr<RankingModule>(new RankingModule(std::make_unique<Impl>(std::move(replica))));
}

RankingModule::RankingModule(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
RankingModule::~RankingModule() = default;

std::vector<rpc::ServedService> RankingModule::services() { return {{impl_->service.get(), kName}}; }

void RankingModule::Run(rpc::Server* server, std::shared_ptr<grpc::Channel> intake,
                        std::shared_ptr<grpc::Channel> scoring) {
  impl_->peers.intake = intake::v1::IntakeService::NewStub(intake);
  impl_->peers.scoring = scoring::v1::ScoringService::NewStub(scoring);
  impl_->replica->Run(server, {kName}, std::move(intake));
}

void RankingModule::Stop() { impl_->replica->Stop(); }

}  // namespace thuocdo::ranking
