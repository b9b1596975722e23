#include "services/scoring/scoring_module.h"

#include <utility>

#include "absl/strings/str_cat.h"
#include "common/base/status.h"
#include "common/replica/log_replica.h"
#include "services/scoring/scoring_service.h"

namespace thuocdo {
namespace {

constexpr char kName[] = "thuocdo.scoring.v1.ScoringService";

}  // namespace

class ScoringPart::Impl {
 public:
  explicit Impl(std::unique_ptr<Following> followed)
      : following(std::move(followed)), service(NewScoringService(following.get())) {}

  std::unique_ptr<Following> following;
  std::unique_ptr<scoring::v1::ScoringService::Service> service;
};

absl::StatusOr<std::unique_ptr<ScoringPart>> ScoringPart::Open(const std::string& data) {
  ASSIGN_OR_RETURN(auto following, Following::Open(absl::StrCat(data, "/scoring"),
                                                   {"campaign/", "rule-set/", "organization/", "sheet/"}));
  return std::unique_ptr<ScoringPart>(new ScoringPart(std::make_unique<Impl>(std::move(following))));
}

ScoringPart::ScoringPart(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
ScoringPart::~ScoringPart() = default;

std::vector<ServedService> ScoringPart::services() { return {{impl_->service.get(), kName}}; }

void ScoringPart::Run(Server* server, std::shared_ptr<grpc::Channel> intake) {
  impl_->following->Run(server, {kName}, std::move(intake));
}

void ScoringPart::Stop() { impl_->following->Stop(); }

}  // namespace thuocdo
