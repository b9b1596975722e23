#include "services/intake/log/log_maintenance_service.h"

#include "absl/cleanup/cleanup.h"
#include "absl/strings/match.h"
#include "common/base/status.h"
#include "common/rpc/status.h"

namespace thuocdo::intake {
namespace {

using eventlog::v1::CheckLogResponse;

CheckLogResponse ToMessage(const eventlog::LogFinding& finding) {
  CheckLogResponse response;
  response.mutable_finding()->set_position(finding.position.value);
  response.mutable_finding()->set_place(finding.place);
  response.mutable_finding()->set_what(finding.what);
  return response;
}

CheckLogResponse CoveredBy(const eventlog::LogCheckResult& result) {
  CheckLogResponse response;
  eventlog::v1::LogCovered& covered = *response.mutable_covered();
  covered.set_log_id(result.log_id);
  covered.set_head(result.head.value);
  if (result.root.has_value()) covered.set_root(std::string(merkle::Bytes(*result.root)));
  covered.set_more_findings(result.more_findings);
  return response;
}

absl::Status Busy() {
  return absl::ResourceExhaustedError(
      "the log is being checked or backed up already; wait until that is done");
}

}  // namespace

grpc::Status LogMaintenanceService::CheckLog(grpc::ServerContext*, const eventlog::v1::CheckLogRequest*,
                                             grpc::ServerWriter<CheckLogResponse>* writer) {
  if (is_busy_.exchange(true)) return rpc::ToGrpc(Busy());
  const absl::Cleanup done = [this] { is_busy_ = false; };
  auto write_progress = [&](uint64_t checked, uint64_t total) {
    if (stopping_) return absl::UnavailableError("the server is stopping; check again later");
    CheckLogResponse response;
    response.mutable_progress()->set_checked(checked);
    response.mutable_progress()->set_total(total);
    return writer->Write(response) ? absl::OkStatus() : absl::CancelledError("the caller has disconnected");
  };
  const absl::StatusOr<eventlog::LogCheckResult> result = maintenance_.Check(write_progress);
  if (!result.ok()) return rpc::ToGrpc(result.status());
  for (const eventlog::LogFinding& finding : result->findings) writer->Write(ToMessage(finding));
  writer->Write(CoveredBy(*result));
  return grpc::Status::OK;
}

grpc::Status LogMaintenanceService::BackupLog(grpc::ServerContext*,
                                              const eventlog::v1::BackupLogRequest* request,
                                              eventlog::v1::BackupLogResponse* response) {
  if (!absl::StartsWith(request->directory(), "/")) {
    return rpc::ToGrpc(absl::InvalidArgumentError("directory: must be an absolute path on the server"));
  }
  if (is_busy_.exchange(true)) return rpc::ToGrpc(Busy());
  const absl::Cleanup done = [this] { is_busy_ = false; };
  const absl::StatusOr<eventlog::LogBackup> backup = maintenance_.BackUp(request->directory());
  if (!backup.ok()) return rpc::ToGrpc(backup.status());
  response->set_log_id(backup->log_id);
  response->set_position(backup->head.value);
  response->set_bytes(backup->bytes);
  return grpc::Status::OK;
}

}  // namespace thuocdo::intake
