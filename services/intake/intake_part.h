// Intake, put together: the log on disk, and the services on it.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "common/note/policy.h"
#include "common/rpc/server.h"

namespace thuocdo {

// Where a part stands.
struct PartOptions {
  std::string data;          // the directory that holds `log`, `scoring`, `ranking` and `audit`
  std::string origin;        // whose log it is; used when it is created
  note::Policy policy = {};  // whose cosignatures a publication needs
};

// Intake in this process.
class IntakePart {
 public:
  // Opens `<data>/log`. Returns what OpenRocksDbLog returns.
  static absl::StatusOr<std::unique_ptr<IntakePart>> Open(const PartOptions& options);
  ~IntakePart();

  // What it serves: IntakeService, EventLogService and LogMaintenanceService.
  std::vector<ServedService> services();

  // Tells `server` that it serves; from then on RequestStop is called if the log can no longer be written.
  void Run(Server* server);

  // Ends subscriptions; call it before the server shuts down.
  void Stop();

 private:
  class Impl;
  explicit IntakePart(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

}  // namespace thuocdo
