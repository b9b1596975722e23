// Intake as a part of a program: the log on disk, and the services on it.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "common/note/policy.h"
#include "common/rpc/server.h"

namespace thuocdo::intake {

// What a part is configured with.
struct ModuleOptions {
  std::string data;          // the directory that holds `log`, `scoring`, `ranking` and `audit`
  std::string origin;        // the authority whose log it is; used when the log is created
  note::Policy policy = {};  // the witnesses that must have cosigned a publication's checkpoint
};

// Intake in this process.
class IntakeModule {
 public:
  // Opens `<data>/log`. Returns what OpenRocksDbLog and NewIntakeService return.
  static absl::StatusOr<std::unique_ptr<IntakeModule>> Open(const ModuleOptions& options);
  ~IntakeModule();

  // Returns what it serves: IntakeService, EventLogService and LogMaintenanceService.
  std::vector<rpc::ServedService> services();

  // Reports to `server` that the services are healthy. From then on, if the log can no longer be written,
  // reports that they are not, and calls RequestStop.
  void Run(rpc::Server* server);

  // Ends subscriptions and running checks; call it before the server shuts down.
  void Stop();

 private:
  class Impl;
  explicit IntakeModule(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

}  // namespace thuocdo::intake
