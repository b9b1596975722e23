#include "services/intake/log/eventlog_service.h"

#include "absl/strings/str_cat.h"
#include "common/base/status.h"
#include "common/base/time_text.h"
#include "common/follow/log_record_source.h"
#include "common/follow/record_batch.h"
#include "common/rpc/status.h"

namespace thuocdo::intake {
namespace {

constexpr int kPageSizeDefault = 100;

absl::StatusOr<Position> CheckPosition(Position position, Position head) {
  if (position <= head) return position;
  return absl::OutOfRangeError(absl::StrCat("position ", position.value, " is above the head, which is ",
                                            head.value, "; ask for an earlier position"));
}

absl::StatusOr<Position> PositionAtTime(const eventlog::EventLog& log, const std::string& text,
                                        int64_t now_us) {
  ASSIGN_OR_RETURN(int64_t time_us, ParseTimestamp(text));
  if (time_us > now_us) {
    return absl::OutOfRangeError(absl::StrCat("\"", text, "\" means ", FormatTime(time_us),
                                              ", which is in the future; ask for an earlier time"));
  }
  return log.PositionAt(time_us);
}

absl::StatusOr<Position> Resolve(const eventlog::EventLog& log, const query::v1::AsOf& as_of,
                                 int64_t now_us) {
  switch (as_of.at_case()) {
    case query::v1::AsOf::kPosition:
      return CheckPosition({as_of.position()}, log.Head());
    case query::v1::AsOf::kTime:
      return PositionAtTime(log, as_of.time(), now_us);
    case query::v1::AsOf::AT_NOT_SET:
      return log.Head();
  }
  return absl::InvalidArgumentError("as_of: unknown kind of position; upgrade the service");
}

// Counts one subscription while the object exists.
class Counted {
 public:
  explicit Counted(std::atomic<int>& count) : count_(count), number_(++count) {}
  ~Counted() { --count_; }
  Counted(const Counted&) = delete;
  Counted& operator=(const Counted&) = delete;
  int number() const { return number_; }

 private:
  std::atomic<int>& count_;
  const int number_;
};

}  // namespace

grpc::Status EventLogService::GetHead(grpc::ServerContext*, const eventlog::v1::GetHeadRequest*,
                                      eventlog::v1::GetHeadResponse* response) {
  response->set_log_id(log_->LogId());
  Position head;
  do {  // an append may move the head between the two reads
    head = log_->Head();
    response->set_accept_time_us(log_->HeadTimeUs());
  } while (log_->Head() != head);
  response->set_position(head.value);
  return grpc::Status::OK;
}

grpc::Status EventLogService::ResolvePosition(grpc::ServerContext*,
                                              const eventlog::v1::ResolvePositionRequest* request,
                                              eventlog::v1::ResolvePositionResponse* response) {
  absl::StatusOr<Position> position = Resolve(*log_, request->as_of(), clock_->NowUs());
  if (!position.ok()) return rpc::ToGrpc(position.status());
  response->set_position(position->value);
  return grpc::Status::OK;
}

grpc::Status EventLogService::ReadRecords(grpc::ServerContext*,
                                          const eventlog::v1::ReadRecordsRequest* request,
                                          eventlog::v1::ReadRecordsResponse* response) {
  if (request->page_size() < 0) {
    return rpc::ToGrpc(absl::InvalidArgumentError("page_size: must not be negative"));
  }
  response->set_head(log_->Head().value);
  const int page_size = request->page_size() == 0 ? kPageSizeDefault : request->page_size();
  return rpc::ToGrpc(follow::ReadBatch(*log_, {request->after_position()}, request->stream(), page_size,
                                       *response->mutable_records()));
}

grpc::Status EventLogService::SubscribeRecords(
    grpc::ServerContext* context, const eventlog::v1::SubscribeRecordsRequest* request,
    grpc::ServerWriter<eventlog::v1::SubscribeRecordsResponse>* writer) {
  const Counted subscription(subscriptions_);
  if (subscription.number() > kSubscriptionsMax) {
    return rpc::ToGrpc(absl::ResourceExhaustedError(
        absl::StrCat("all ", kSubscriptionsMax, " subscriptions are in use; try again later")));
  }
  auto is_over = [&] { return stopping_ || context->IsCancelled(); };
  auto write = [&](const eventlog::v1::SubscribeRecordsResponse& update) {
    return writer->Write(update) ? absl::OkStatus() : absl::CancelledError("the caller has disconnected");
  };
  absl::Status end = follow::FollowLog(*log_, request->log_id(), {request->after_position()}, is_over, write);
  if (stopping_ && absl::IsCancelled(end))
    end = absl::UnavailableError("the server is stopping; subscribe again");
  return rpc::ToGrpc(end);
}

}  // namespace thuocdo::intake
