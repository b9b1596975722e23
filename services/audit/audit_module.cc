#include "services/audit/audit_module.h"

#include <iostream>
#include <utility>

#include "absl/strings/str_cat.h"
#include "common/base/status.h"
#include "common/replica/log_replica.h"
#include "services/audit/audit_service.h"
#include "services/audit/core/tree/log_tree.h"
#include "services/audit/proof_service.h"

namespace thuocdo::audit {
namespace {

constexpr char kAuditName[] = "thuocdo.audit.v1.AuditService";
constexpr char kProofName[] = "thuocdo.audit.v1.ProofService";
constexpr char kPublication[] = "publication_recorded";

// Returns the position of the last publication among `records`; 0 if there is none.
Position LastPublication(const std::vector<eventlog::v1::Record>& records) {
  Position last;
  for (const eventlog::v1::Record& record : records) {
    eventlog::v1::RecordHeader header;
    if (header.ParseFromString(record.header()) && header.payload_kind() == kPublication)
      last.value = header.position();
  }
  return last;
}

}  // namespace

class AuditModule::Impl {
 public:
  // Ends the thread of the follower first: it notifies the checkpointer.
  ~Impl() {
    Stop();
    replica.reset();
  }

  absl::Status Open(const std::string& data, CheckpointOptions checkpoints) {
    ASSIGN_OR_RETURN(replica, replica::LogReplica::Open(absl::StrCat(data, "/audit"), {""}, AddToLogTree));
    RETURN_IF_ERROR(LogTree(&replica->store()).CheckRightEdge(replica->history().position().value));
    const std::string directory = absl::StrCat(data, "/audit-checkpoints");
    ASSIGN_OR_RETURN(checkpointer, Checkpointer::Open(std::move(checkpoints), directory, replica.get()));
    audit_service = NewAuditService(replica.get());
    proof_service = NewProofService(replica.get(), checkpointer.get());
    return absl::OkStatus();
  }

  void Run(rpc::Server* server, std::shared_ptr<grpc::Channel> intake) {
    replica->Run(server, {kAuditName, kProofName}, std::move(intake),
                 [this](const std::vector<eventlog::v1::Record>& applied) {
                   checkpointer->NotePublication(LastPublication(applied));
                 });
    checkpointer->Run([server](const absl::Status& broken) {
      server->SetHealth(kProofName, false);
      std::cerr << absl::StrCat(kProofName, " has stopped signing checkpoints: ", broken.message(), "\n");
    });
  }

  void Stop() {
    if (replica != nullptr) replica->Stop();
    if (checkpointer != nullptr) checkpointer->Stop();
  }

  std::unique_ptr<replica::LogReplica> replica;
  std::unique_ptr<Checkpointer> checkpointer;
  std::unique_ptr<audit::v1::AuditService::Service> audit_service;
  std::unique_ptr<audit::v1::ProofService::Service> proof_service;
};

absl::StatusOr<std::unique_ptr<AuditModule>> AuditModule::Open(const std::string& data,
                                                               CheckpointOptions checkpoints) {
  auto impl = std::make_unique<Impl>();
  RETURN_IF_ERROR(impl->Open(data, std::move(checkpoints)));
  return std::unique_ptr<AuditModule>(new AuditModule(std::move(impl)));
}

AuditModule::AuditModule(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
AuditModule::~AuditModule() = default;

std::vector<rpc::ServedService> AuditModule::services() {
  return {{impl_->audit_service.get(), kAuditName}, {impl_->proof_service.get(), kProofName}};
}

void AuditModule::Run(rpc::Server* server, std::shared_ptr<grpc::Channel> intake) {
  impl_->Run(server, std::move(intake));
}

void AuditModule::Stop() { impl_->Stop(); }

}  // namespace thuocdo::audit
