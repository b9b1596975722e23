#include "common/eventlog/event_log.h"

#include <utility>

#include "common/base/status.h"
#include "common/eventlog/append_queue.h"
#include "common/eventlog/stored/log_opening.h"
#include "common/eventlog/stored/log_reader.h"
#include "common/storage/key_value_store.h"
#include "common/system/random.h"

namespace thuocdo::eventlog {
namespace {

// Makes a visitor that never stops out of `visit`, which outlives it.
auto NeverStopping(EventLog::Visitor visit) {
  return [visit](const eventlog::v1::Record& record) -> absl::StatusOr<bool> {
    RETURN_IF_ERROR(visit(record));
    return true;
  };
}

// The receipt of `request`, if it is one, marked as a repetition.
absl::StatusOr<std::optional<Receipt>> ReceiptFor(const LogReader& reader, absl::string_view request_id,
                                                  const std::optional<log_format::PastRequest>& request) {
  if (!request.has_value()) return std::optional<Receipt>();
  ASSIGN_OR_RETURN(const eventlog::v1::RecordHeader header, reader.HeaderAt(request->first));
  return std::optional<Receipt>(ReceiptOf(request_id, *request, header.accept_time_us(), /*replayed=*/true));
}

}  // namespace

absl::StatusOr<std::unique_ptr<EventLog>> EventLog::Open(std::unique_ptr<storage::KeyValueStore> store,
                                                         LogOptions options) {
  if (!options.random) options.random = RandomBytes;
  ASSIGN_OR_RETURN(LogTail tail, OpenOrCreateLog(*store, options));
  auto appends = std::make_unique<AppendQueue>(store.get(), std::move(options), std::move(tail));
  return std::unique_ptr<EventLog>(new EventLog(std::move(store), std::move(appends)));
}

EventLog::EventLog(std::unique_ptr<storage::KeyValueStore> store, std::unique_ptr<AppendQueue> appends)
    : store_(std::move(store)), appends_(std::move(appends)) {}
EventLog::~EventLog() = default;

// Reads what is acknowledged: the store may already hold more, which a power cut could still take away.
LogReader EventLog::Reader() const { return LogReader(store_.get(), Head()); }

absl::StatusOr<Receipt> EventLog::Append(const AppendRequest& append) { return appends_->Append(append); }

std::string EventLog::LogId() const { return appends_->tail().log_id; }

Position EventLog::Head() const { return appends_->tail().head; }

int64_t EventLog::HeadTimeUs() const { return appends_->tail().accept_time_us; }

absl::Status EventLog::Health() const { return appends_->Health(); }

Position EventLog::WaitAbove(Position position, absl::Duration timeout) const {
  return appends_->WaitAbove(position, timeout);
}

absl::Status EventLog::Read(Position after, Visitor visit) const {
  return ReadWhile(after, NeverStopping(visit));
}

absl::Status EventLog::ReadWhile(Position after, StoppingVisitor visit) const {
  return Reader().Read(after, visit);
}

absl::Status EventLog::ReadStream(absl::string_view stream, Revision after, Visitor visit) const {
  return ReadStreamWhile(stream, after, NeverStopping(visit));
}

absl::Status EventLog::ReadStreamWhile(absl::string_view stream, Revision after,
                                       StoppingVisitor visit) const {
  return Reader().ReadStream(stream, after, visit);
}

absl::StatusOr<Revision> EventLog::StreamRevision(absl::string_view stream) const {
  return Reader().StreamRevision(stream);
}

absl::StatusOr<std::vector<std::string>> EventLog::ListStreams(absl::string_view prefix,
                                                               absl::string_view after, size_t limit) const {
  return Reader().ListStreams(prefix, after, limit);
}

absl::StatusOr<std::optional<Receipt>> EventLog::FindReceipt(absl::string_view request_id) const {
  const LogReader reader = Reader();
  ASSIGN_OR_RETURN(const std::optional<log_format::PastRequest> request, reader.FindRequest(request_id));
  return ReceiptFor(reader, request_id, request);
}

absl::StatusOr<std::optional<Receipt>> EventLog::FindReceipt(absl::string_view request_id,
                                                             absl::string_view fingerprint) const {
  const LogReader reader = Reader();
  ASSIGN_OR_RETURN(const std::optional<log_format::PastRequest> request, reader.FindRequest(request_id));
  if (request.has_value()) RETURN_IF_ERROR(CheckFingerprint(request_id, *request, fingerprint));
  return ReceiptFor(reader, request_id, request);
}

absl::StatusOr<Position> EventLog::PositionAt(int64_t time_us) const { return Reader().PositionAt(time_us); }

}  // namespace thuocdo::eventlog
