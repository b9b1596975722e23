#include "services/audit/audit_part.h"

#include <utility>

#include "absl/strings/str_cat.h"
#include "common/base/status.h"
#include "common/rpc/following.h"
#include "services/audit/audit_service.h"

namespace thuocdo {
namespace {

constexpr char kName[] = "thuocdo.audit.v1.AuditService";

}  // namespace

class AuditPart::Impl {
 public:
  explicit Impl(std::unique_ptr<Following> followed)
      : following(std::move(followed)), service(NewAuditService(following.get())) {}

  std::unique_ptr<Following> following;
  std::unique_ptr<audit::v1::AuditService::Service> service;
};

absl::StatusOr<std::unique_ptr<AuditPart>> AuditPart::Open(const std::string& data) {
  ASSIGN_OR_RETURN(auto following, Following::Open(absl::StrCat(data, "/audit"), {""}));
  return std::unique_ptr<AuditPart>(new AuditPart(std::make_unique<Impl>(std::move(following))));
}

AuditPart::AuditPart(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
AuditPart::~AuditPart() = default;

std::vector<ServedService> AuditPart::services() { return {{impl_->service.get(), kName}}; }

void AuditPart::Run(Server* server, std::shared_ptr<grpc::Channel> intake) {
  impl_->following->Run(server, kName, std::move(intake));
}

void AuditPart::Stop() { impl_->following->Stop(); }

}  // namespace thuocdo
