#include "services/ranking/ranking_module.h"

#include <utility>

#include "absl/strings/str_cat.h"
#include "common/base/status.h"
#include "common/replica/log_replica.h"
#include "services/ranking/ranking_service.h"

namespace thuocdo {
namespace {

constexpr char kName[] = "thuocdo.ranking.v1.RankingService";

}  // namespace

class RankingPart::Impl {
 public:
  explicit Impl(std::unique_ptr<Following> followed)
      : following(std::move(followed)), service(NewRankingService(following.get(), &neighbours)) {}

  RankingNeighbours neighbours;
  std::unique_ptr<Following> following;
  std::unique_ptr<ranking::v1::RankingService::Service> service;
};

absl::StatusOr<std::unique_ptr<RankingPart>> RankingPart::Open(const std::string& data) {
  ASSIGN_OR_RETURN(auto following, Following::Open(absl::StrCat(data, "/ranking"),
                                                   {"campaign/", "rule-set/", "organization/"}));
  return std::unique_ptr<RankingPart>(new RankingPart(std::make_unique<Impl>(std::move(following))));
}

RankingPart::RankingPart(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
RankingPart::~RankingPart() = default;

std::vector<ServedService> RankingPart::services() { return {{impl_->service.get(), kName}}; }

void RankingPart::Run(Server* server, std::shared_ptr<grpc::Channel> intake,
                      std::shared_ptr<grpc::Channel> scoring) {
  impl_->neighbours.intake = intake::v1::IntakeService::NewStub(intake);
  impl_->neighbours.scoring = scoring::v1::ScoringService::NewStub(scoring);
  impl_->following->Run(server, {kName}, std::move(intake));
}

void RankingPart::Stop() { impl_->following->Stop(); }

}  // namespace thuocdo
