// EventLogService: reading and following the log over gRPC.
#pragma once

#include <atomic>

#include "common/eventlog/event_log.h"
#include "thuocdo/eventlog/v1/eventlog_service.grpc.pb.h"

namespace thuocdo::intake {

// The limit of subscriptions at a time.
inline constexpr int kSubscriptionsMax = 64;

// Serves `log`, which must outlive it. The contract is in the proto. Safe for use by many threads.
class EventLogService final : public eventlog::v1::EventLogService::Service {
 public:
  explicit EventLogService(eventlog::EventLog* log, Clock* clock = &SystemClock())
      : log_(log), clock_(clock) {}

  // Ends every subscription with UNAVAILABLE; call it before the server shuts down.
  void Stop() { stopping_ = true; }

  grpc::Status GetHead(grpc::ServerContext*, const eventlog::v1::GetHeadRequest*,
                       eventlog::v1::GetHeadResponse*) override;
  grpc::Status ResolvePosition(grpc::ServerContext*, const eventlog::v1::ResolvePositionRequest*,
                               eventlog::v1::ResolvePositionResponse*) override;
  grpc::Status ReadRecords(grpc::ServerContext*, const eventlog::v1::ReadRecordsRequest*,
                           eventlog::v1::ReadRecordsResponse*) override;
  grpc::Status SubscribeRecords(grpc::ServerContext*, const eventlog::v1::SubscribeRecordsRequest*,
                                grpc::ServerWriter<eventlog::v1::SubscribeRecordsResponse>*) override;

 private:
  eventlog::EventLog* log_;
  Clock* clock_;
  std::atomic<bool> stopping_ = false;
  std::atomic<int> subscriptions_ = 0;
};

}  // namespace thuocdo::intake
