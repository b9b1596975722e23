#include "common/follow/log_record_source.h"

#include <atomic>

#include "absl/strings/str_cat.h"
#include "common/base/status.h"
#include "common/eventlog/event_log.h"
#include "common/follow/record_batch.h"

namespace thuocdo::follow {
namespace {

using eventlog::v1::SubscribeRecordsResponse;

constexpr absl::Duration kCancellationCheckInterval = absl::Milliseconds(50);

absl::Status CheckSameLog(const eventlog::EventLog& log, const std::string& log_id, Position after) {
  if (!log_id.empty() && log_id != log.LogId()) {
    return absl::DataLossError(absl::StrCat("this log is ", log.LogId(), ", the follower's is ", log_id));
  }
  if (after <= log.Head()) return absl::OkStatus();
  return absl::DataLossError(absl::StrCat("the follower is at position ", after.value, ", this log ends at ",
                                          log.Head().value, ": it was restored from an older copy"));
}

// How far one caller has read a log.
class Subscription {
 public:
  Subscription(const eventlog::EventLog& log, Position after, RecordSource::OnUpdate on_update)
      : log_(log), after_(after), on_update_(on_update) {}

  // Sends what is there, or waits a little for more.
  absl::Status Step() {
    const Position head = log_.Head();
    if (after_ < head) return SendBatch(head);
    if (!has_caught_up_) return SendCaughtUp(head);
    log_.WaitAbove(head, kCancellationCheckInterval);
    return absl::OkStatus();
  }

 private:
  SubscribeRecordsResponse Update(Position head) const {
    SubscribeRecordsResponse update;
    update.set_log_id(log_.LogId());
    update.set_head(head.value);
    return update;
  }

  absl::Status SendCaughtUp(Position head) {
    has_caught_up_ = true;
    SubscribeRecordsResponse update = Update(head);
    update.mutable_caught_up();
    return on_update_(update);
  }

  absl::Status SendBatch(Position head) {
    SubscribeRecordsResponse update = Update(head);
    RETURN_IF_ERROR(
        ReadBatch(log_, after_, "", kBatchRecordsMax, *update.mutable_batch()->mutable_records()));
    after_.value += static_cast<uint64_t>(update.batch().records_size());
    if (has_caught_up_ && after_ < head) RETURN_IF_ERROR(SendFellBehind(head));
    return on_update_(update);
  }

  absl::Status SendFellBehind(Position head) {
    has_caught_up_ = false;
    SubscribeRecordsResponse update = Update(head);
    update.mutable_fell_behind();
    return on_update_(update);
  }

  const eventlog::EventLog& log_;
  Position after_;
  RecordSource::OnUpdate on_update_;
  bool has_caught_up_ = false;
};

class LogRecordSource final : public RecordSource {
 public:
  explicit LogRecordSource(const eventlog::EventLog* log) : log_(log) {}

  absl::Status Follow(const std::string& log_id, Position after, OnUpdate on_update) override {
    return FollowLog(*log_, log_id, after, [this] { return is_cancelled_.load(); }, on_update);
  }

  void Cancel() override { is_cancelled_ = true; }

 private:
  const eventlog::EventLog* log_;
  std::atomic<bool> is_cancelled_ = false;
};

}  // namespace

absl::Status FollowLog(const eventlog::EventLog& log, const std::string& log_id, Position after,
                       absl::FunctionRef<bool()> is_cancelled, RecordSource::OnUpdate on_update) {
  RETURN_IF_ERROR(CheckSameLog(log, log_id, after));
  Subscription subscription(log, after, on_update);
  while (!is_cancelled()) RETURN_IF_ERROR(subscription.Step());
  return absl::CancelledError("following was cancelled");
}

std::unique_ptr<RecordSource> NewLogRecordSource(const eventlog::EventLog* log) {
  return std::make_unique<LogRecordSource>(log);
}

}  // namespace thuocdo::follow
