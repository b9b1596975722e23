#include "services/scoring/scoring_module.h"

#include <utility>

#include "absl/strings/str_cat.h"
#include "common/base/status.h"
#include "common/replica/log_replica.h"
#include "services/scoring/scoring_service.h"

namespace thuocdo::scoring {
namespace {

constexpr char kName[] = "thuocdo.scoring.v1.ScoringService";

}  // namespace

class ScoringModule::Impl {
 public:
  explicit Impl(std::unique_ptr<replica::LogReplica> followed)
      : replica(std::move(followed)), service(NewScoringService(replica.get())) {}

  std::unique_ptr<replica::LogReplica> replica;
  std::unique_ptr<scoring::v1::ScoringService::Service> service;
};

absl::StatusOr<std::unique_ptr<ScoringModule>> ScoringModule::Open(const std::string& data) {
  ASSIGN_OR_RETURN(auto replica,
                   replica::LogReplica::Open(absl::StrCat(data, "/scoring"),
                                             {"campaign/", "rule-set/", "organization/", "sheet/"}));
  return std::unique_ptr<ScoringModule>(new ScoringModule(std::make_unique<Impl>(std::move(replica))));
}

ScoringModule::ScoringModule(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
ScoringModule::~ScoringModule() = default;

std::vector<rpc::ServedService> ScoringModule::services() { return {{impl_->service.get(), kName}}; }

void ScoringModule::Run(rpc::Server* server, std::shared_ptr<grpc::Channel> intake) {
  impl_->replica->Run(server, {kName}, std::move(intake));
}

void ScoringModule::Stop() { impl_->replica->Stop(); }

}  // namespace thuocdo::scoring
