#include "services/intake/intake_module.h"

#include <thread>
#include <utility>

#include "absl/strings/str_cat.h"
#include "common/base/status.h"
#include "common/eventlog/rocksdb_log.h"
#include "common/system/mutex.h"
#include "services/intake/intake_service.h"
#include "services/intake/log/eventlog_service.h"
#include "services/intake/log/log_maintenance_service.h"

namespace thuocdo::intake {
namespace {

constexpr char kIntakeName[] = "thuocdo.intake.v1.IntakeService";
constexpr char kEventLogName[] = "thuocdo.eventlog.v1.EventLogService";
constexpr char kMaintenanceName[] = "thuocdo.eventlog.v1.LogMaintenanceService";
constexpr std::chrono::milliseconds kHealthInterval{100};

void SetHealth(rpc::Server* server, bool serving) {
  server->SetHealth(kIntakeName, serving);
  server->SetHealth(kEventLogName, serving);
  server->SetHealth(kMaintenanceName, serving);
}

}  // namespace

class IntakeModule::Impl {
 public:
  // `intake_service` is on `log`.
  Impl(std::unique_ptr<eventlog::EventLog> log,
       std::unique_ptr<intake::v1::IntakeService::Service> intake_service)
      : log_(std::move(log)),
        eventlog_service_(log_.get()),
        maintenance_service_(log_.get()),
        intake_service_(std::move(intake_service)) {}

  ~Impl() {
    Stop();
    if (watch_.joinable()) watch_.join();
  }

  std::vector<rpc::ServedService> services() {
    return {{intake_service_.get(), kIntakeName},
            {&eventlog_service_, kEventLogName},
            {&maintenance_service_, kMaintenanceName}};
  }

  void Run(rpc::Server* server) {
    SetHealth(server, true);
    watch_ = std::thread([this, server] { Watch(server); });
  }

  void Stop() {
    eventlog_service_.Stop();
    maintenance_service_.Stop();
    const MutexLock lock(mutex_);
    stopping_ = true;
    changed_.NotifyAll();
  }

 private:
  // Returns when the part stops, or when the log can no longer be written.
  void Watch(rpc::Server* server) {
    const MutexLock lock(mutex_);
    while (!changed_.WaitFor(mutex_, kHealthInterval,
                             [this]() ABSL_EXCLUSIVE_LOCKS_REQUIRED(mutex_) { return stopping_; })) {
      absl::Status health = log_->Health();
      if (health.ok()) continue;
      SetHealth(server, false);
      return rpc::RequestStop(health);
    }
  }

  std::unique_ptr<eventlog::EventLog> log_;
  EventLogService eventlog_service_;
  LogMaintenanceService maintenance_service_;
  std::unique_ptr<intake::v1::IntakeService::Service> intake_service_;
  std::thread watch_;
  Mutex mutex_;
  CondVar changed_;
  bool stopping_ ABSL_GUARDED_BY(mutex_) = false;
};

absl::StatusOr<std::unique_ptr<IntakeModule>> IntakeModule::Open(const ModuleOptions& options) {
  eventlog::LogOptions log_options;
  if (!options.origin.empty()) log_options.origin = options.origin;
  ASSIGN_OR_RETURN(std::unique_ptr<eventlog::EventLog> log,
                   eventlog::OpenRocksDbLog(absl::StrCat(options.data, "/log"), log_options));
  ASSIGN_OR_RETURN(auto intake_service, NewIntakeService(log.get(), options.policy));
  return std::unique_ptr<IntakeModule>(
      new IntakeModule(std::make_unique<Impl>(std::move(log), std::move(intake_service))));
}

IntakeModule::IntakeModule(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
IntakeModule::~IntakeModule() = default;

std::vector<rpc::ServedService> IntakeModule::services() { return impl_->services(); }

void IntakeModule::Run(rpc::Server* server) { impl_->Run(server); }

void IntakeModule::Stop() { impl_->Stop(); }

}  // namespace thuocdo::intake
