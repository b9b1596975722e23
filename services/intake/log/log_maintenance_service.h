// LogMaintenanceService: checking and backing up the log over gRPC.
#pragma once

#include <atomic>

#include "common/eventlog/check/log_maintenance.h"
#include "thuocdo/eventlog/v1/log_maintenance_service.grpc.pb.h"

namespace thuocdo::intake {

// Checks and backs up `log`, which must outlive it. The contract is in the proto. Safe for use by many
// threads.
class LogMaintenanceService final : public eventlog::v1::LogMaintenanceService::Service {
 public:
  explicit LogMaintenanceService(const eventlog::EventLog* log) : maintenance_(log) {}

  // Ends a running check with UNAVAILABLE; call it before the server shuts down.
  void Stop() { stopping_ = true; }

  grpc::Status CheckLog(grpc::ServerContext*, const eventlog::v1::CheckLogRequest*,
                        grpc::ServerWriter<eventlog::v1::CheckLogResponse>*) override;
  grpc::Status BackupLog(grpc::ServerContext*, const eventlog::v1::BackupLogRequest*,
                         eventlog::v1::BackupLogResponse*) override;

 private:
  const eventlog::LogMaintenance maintenance_;
  std::atomic<bool> stopping_ = false;
  std::atomic<bool> is_busy_ = false;
};

}  // namespace thuocdo::intake
