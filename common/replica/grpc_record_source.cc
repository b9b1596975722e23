#include "common/replica/grpc_record_source.h"

#include <grpcpp/client_context.h>

#include <utility>

#include "common/rpc/status.h"
#include "common/system/mutex.h"
#include "thuocdo/eventlog/v1/eventlog_service.grpc.pb.h"

namespace thuocdo::replica {
namespace {

using eventlog::v1::EventLogService;
using eventlog::v1::SubscribeRecordsRequest;
using eventlog::v1::SubscribeRecordsResponse;

// Translates the end of a subscription for a follower: what a restart of the server or a lost connection may
// cause is UNAVAILABLE, since a retry may succeed.
absl::Status EndOf(const absl::Status& end) {
  switch (end.code()) {
    case absl::StatusCode::kOk:
    case absl::StatusCode::kCancelled:
    case absl::StatusCode::kUnknown:
    case absl::StatusCode::kInternal:
    case absl::StatusCode::kDeadlineExceeded:
    case absl::StatusCode::kResourceExhausted:
      return absl::UnavailableError(end.message());
    default:
      return end;
  }
}

class GrpcRecordSource final : public follow::RecordSource {
 public:
  explicit GrpcRecordSource(std::shared_ptr<grpc::Channel> channel)
      : stub_(EventLogService::NewStub(std::move(channel))) {}

  absl::Status Follow(const std::string& log_id, Position after, OnUpdate on_update) override {
    grpc::ClientContext context;
    if (!Begin(&context)) return absl::CancelledError("following was cancelled");
    SubscribeRecordsRequest request;
    request.set_log_id(log_id);
    request.set_after_position(after.value);
    absl::Status end = ReadAll(context, request, on_update);
    return End() ? absl::CancelledError("following was cancelled") : end;
  }

  void Cancel() override {
    const MutexLock lock(mutex_);
    is_cancelled_ = true;
    if (running_ != nullptr) running_->TryCancel();
  }

 private:
  absl::Status ReadAll(grpc::ClientContext& context, const SubscribeRecordsRequest& request,
                       OnUpdate on_update) {
    auto reader = stub_->SubscribeRecords(&context, request);
    absl::Status applied;
    SubscribeRecordsResponse update;
    while (applied.ok() && reader->Read(&update)) applied = on_update(update);
    if (!applied.ok()) context.TryCancel();
    while (reader->Read(&update)) continue;  // updates that were sent before the cancellation
    absl::Status end = rpc::FromGrpc(reader->Finish());
    return applied.ok() ? EndOf(end) : applied;
  }

  // Lets Cancel reach the call; returns false if Cancel was called already.
  bool Begin(grpc::ClientContext* context) {
    const MutexLock lock(mutex_);
    running_ = context;
    return !is_cancelled_;
  }

  // Takes the call from Cancel's reach; returns whether Cancel was called.
  bool End() {
    const MutexLock lock(mutex_);
    running_ = nullptr;
    return is_cancelled_;
  }

  const std::unique_ptr<EventLogService::Stub> stub_;
  Mutex mutex_;
  grpc::ClientContext* running_ ABSL_GUARDED_BY(mutex_) = nullptr;
  bool is_cancelled_ ABSL_GUARDED_BY(mutex_) = false;
};

}  // namespace

std::unique_ptr<follow::RecordSource> NewGrpcRecordSource(std::shared_ptr<grpc::Channel> channel) {
  return std::make_unique<GrpcRecordSource>(std::move(channel));
}

}  // namespace thuocdo::replica
