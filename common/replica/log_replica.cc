#include "common/replica/log_replica.h"

#include <algorithm>
#include <atomic>
#include <chrono>
#include <filesystem>
#include <iostream>
#include <system_error>
#include <utility>

#include "absl/strings/str_cat.h"
#include "common/base/status.h"
#include "common/follow/follower.h"
#include "common/replica/as_of.h"
#include "common/replica/grpc_record_source.h"
#include "common/storage/rocksdb_store.h"
#include "common/streams/applies.h"
#include "common/system/mutex.h"
#include "thuocdo/eventlog/v1/eventlog_service.grpc.pb.h"

namespace thuocdo::replica {
namespace {

// How long a query waits for an intake that restarts. Longer than the pause of NewChannel between two
// attempts to connect, so that a query during a restart need not fail.
constexpr std::chrono::seconds kReconnect{3};

// Passes the records of another source on, and calls `on_applied` with those that were accepted.
class NotifyingRecordSource final : public follow::RecordSource {
 public:
  NotifyingRecordSource(std::unique_ptr<follow::RecordSource> source, LogReplica::OnApplied on_applied)
      : source_(std::move(source)), on_applied_(std::move(on_applied)) {}

  absl::Status Follow(const std::string& log_id, Position after, OnUpdate on_update) override {
    return source_->Follow(log_id, after, [&](const eventlog::v1::SubscribeRecordsResponse& update) {
      absl::Status applied = on_update(update);
      if (applied.ok() && on_applied_ && update.has_batch())
        on_applied_({update.batch().records().begin(), update.batch().records().end()});
      return applied;
    });
  }

  void Cancel() override { source_->Cancel(); }

 private:
  const std::unique_ptr<follow::RecordSource> source_;
  const LogReplica::OnApplied on_applied_;
};

}  // namespace

class LogReplica::Impl {
 public:
  Impl(std::unique_ptr<storage::KeyValueStore> store, std::unique_ptr<follow::History> history)
      : store_(std::move(store)), history_(std::move(history)) {}

  void Run(rpc::Server* server, std::vector<std::string> services, std::shared_ptr<grpc::Channel> intake,
           OnApplied on_applied) {
    {
      const MutexLock lock(reporting_);
      server_ = server;
      services_ = std::move(services);
    }
    intake_ = std::move(intake);
    log_ = eventlog::v1::EventLogService::NewStub(intake_);
    source_ = std::make_unique<NotifyingRecordSource>(NewGrpcRecordSource(intake_), std::move(on_applied));
    follower_ = std::make_unique<follow::Follower>(
        source_.get(), history_.get(), streams::NewAppliesCheck(history_.get()),
        [this](const absl::Status& health) { ReportHealth(health); });
    phase_ = Phase::kRunning;
  }

  void Stop() {
    const MutexLock lock(reporting_);
    if (phase_.exchange(Phase::kStopped) == Phase::kRunning) source_->Cancel();
  }

  absl::StatusOr<Position> Resolve(const grpc::ServerContext& caller, const query::v1::Query& query) const {
    if (phase_ == Phase::kOpen) return absl::UnavailableError("the service is starting; repeat the call");
    const absl::Status stopping = absl::UnavailableError("the service is stopping; repeat the call");
    if (phase_ == Phase::kStopped) return stopping;
    absl::StatusOr<Position> position = ResolveWhileHealthy(caller, query);
    return position.ok() || phase_ == Phase::kRunning ? position : stopping;
  }

  absl::Status Rescan(absl::FunctionRef<bool(const eventlog::v1::Record&)> visit) const {
    if (phase_ != Phase::kRunning) return absl::UnavailableError("the log is not followed; repeat the call");
    const std::unique_ptr<follow::RecordSource> source = NewGrpcRecordSource(intake_);
    bool goes_on = true;
    auto visit_records = [&](const eventlog::v1::SubscribeRecordsResponse& update) {
      for (const eventlog::v1::Record& record : update.batch().records()) goes_on = goes_on && visit(record);
      if (!goes_on) source->Cancel();
      return absl::OkStatus();
    };
    const absl::Status end = source->Follow(history_->log_id(), {0}, visit_records);
    return goes_on ? end : absl::OkStatus();
  }

  const follow::History& history() const { return *history_; }
  const storage::KeyValueStore& store() const { return *store_; }

 private:
  enum class Phase { kOpen, kRunning, kStopped };

  // A stopped follower answers no query, not even about positions that it had reached: they may belong to
  // another log.
  absl::StatusOr<Position> ResolveWhileHealthy(const grpc::ServerContext& caller,
                                               const query::v1::Query& query) const {
    RETURN_IF_ERROR(follower_->Health());
    intake_->WaitForConnected(std::min(caller.deadline(), std::chrono::system_clock::now() + kReconnect));
    absl::StatusOr<Position> position = ResolveAsOf(caller, query, *log_, *follower_);
    if (absl::IsUnavailable(position.status())) return Annotate(position.status(), "cannot reach intake");
    return position;
  }

  void ReportHealth(const absl::Status& health) {
    const MutexLock lock(reporting_);
    if (phase_ == Phase::kStopped) return;
    for (const std::string& service : services_) server_->SetHealth(service, health.ok());
    if (!health.ok())
      std::cerr << absl::StrCat(services_.front(), " has stopped following the log: ", health.ToString(),
                                "\n");
  }

  std::unique_ptr<storage::KeyValueStore> store_;
  std::unique_ptr<follow::History> history_;
  Mutex reporting_;  // held while `server_` is called, which may be destroyed after Stop
  rpc::Server* server_ ABSL_GUARDED_BY(reporting_) = nullptr;
  std::vector<std::string> services_ ABSL_GUARDED_BY(reporting_);
  std::shared_ptr<grpc::Channel> intake_;
  std::unique_ptr<eventlog::v1::EventLogService::Stub> log_;
  std::unique_ptr<follow::RecordSource> source_;
  std::unique_ptr<follow::Follower> follower_;
  std::atomic<Phase> phase_ = Phase::kOpen;  // from kRunning on, all members above are set
};

absl::StatusOr<std::unique_ptr<LogReplica>> LogReplica::Open(const std::string& path,
                                                             std::vector<std::string> prefixes,
                                                             follow::Derivation derive) {
  std::error_code error;
  std::filesystem::create_directories(path, error);  // opening the store reports what went wrong
  ASSIGN_OR_RETURN(std::unique_ptr<storage::KeyValueStore> store,
                   storage::OpenRocksDbStore(path, storage::kRebuildable));
  auto history = follow::History::Open(store.get(), std::move(prefixes), std::move(derive));
  RETURN_IF_ERROR(Annotate(history.status(), path));
  return std::unique_ptr<LogReplica>(
      new LogReplica(std::make_unique<Impl>(std::move(store), *std::move(history))));
}

LogReplica::LogReplica(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
LogReplica::~LogReplica() { impl_->Stop(); }

void LogReplica::Run(rpc::Server* server, std::vector<std::string> services,
                     std::shared_ptr<grpc::Channel> intake, OnApplied on_applied) {
  impl_->Run(server, std::move(services), std::move(intake), std::move(on_applied));
}

void LogReplica::Stop() { impl_->Stop(); }

absl::StatusOr<Position> LogReplica::Resolve(const grpc::ServerContext& caller,
                                             const query::v1::Query& query) const {
  return impl_->Resolve(caller, query);
}

absl::Status LogReplica::Rescan(absl::FunctionRef<bool(const eventlog::v1::Record&)> visit) const {
  return impl_->Rescan(visit);
}

const follow::History& LogReplica::history() const { return impl_->history(); }

const storage::KeyValueStore& LogReplica::store() const { return impl_->store(); }

}  // namespace thuocdo::replica
