#include "common/follow/follower.h"

#include <algorithm>
#include <chrono>
#include <thread>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "common/base/status.h"
#include "common/system/mutex.h"

namespace thuocdo::follow {
namespace {

using eventlog::v1::SubscribeRecordsResponse;

constexpr std::chrono::milliseconds kFirstPause{50};
constexpr std::chrono::milliseconds kPauseMax{2000};

}  // namespace

class Follower::Impl {
 public:
  Impl(RecordSource* source, History* history, EventCheck check,
       std::function<void(const absl::Status&)> on_change)
      : source_(source), history_(history), check_(std::move(check)), on_change_(std::move(on_change)) {
    thread_ = std::thread([this] { Run(); });
  }

  ~Impl() {
    {
      const MutexLock lock(mutex_);
      is_ending_ = true;
    }
    changed_.NotifyAll();
    source_->Cancel();
    thread_.join();
  }

  absl::Status WaitFor(Position position, absl::Duration timeout) const {
    const auto wait = absl::ToChronoMicroseconds(std::clamp(timeout, absl::ZeroDuration(), absl::Hours(24)));
    const MutexLock lock(mutex_);
    auto is_there = [&]() ABSL_EXCLUSIVE_LOCKS_REQUIRED(mutex_) {
      return is_following_ && history_->position() >= position;
    };
    changed_.WaitFor(mutex_, wait,
                     [&]() ABSL_EXCLUSIVE_LOCKS_REQUIRED(mutex_) { return is_there() || !health_.ok(); });
    if (is_there()) return absl::OkStatus();
    if (!health_.ok()) return health_;
    return absl::DeadlineExceededError(
        absl::StrCat("position ", position.value, " was not reached in time; at ", history_->position().value,
                     is_following_ ? "" : ", and the log has not answered yet"));
  }

  absl::Status Health() const {
    const MutexLock lock(mutex_);
    return health_;
  }

 private:
  void Run() {
    while (true) {
      absl::Status end = FollowOnce();
      if (IsEnding()) return;
      if (!is_source_lost_) return Stop(end);
      if (!Pause()) return;
    }
  }

  // Follows until the source fails or a record cannot be applied. Only a source that fails is retried: an
  // UNAVAILABLE of the own store (its disk is full, say) would come back at once.
  absl::Status FollowOnce() {
    bool was_rejected = false;
    auto apply = [&](const SubscribeRecordsResponse& update) {
      absl::Status applied = Apply(update);
      was_rejected = !applied.ok();
      return applied;
    };
    absl::Status end = source_->Follow(history_->log_id(), history_->position(), apply);
    is_source_lost_ = !was_rejected && absl::IsUnavailable(end);
    return end;
  }

  absl::Status Apply(const SubscribeRecordsResponse& update) {
    RETURN_IF_ERROR(CheckSameLog(update));
    pause_ = kFirstPause;
    TellIsFollowing();
    if (!update.has_batch()) return absl::OkStatus();
    std::vector<eventlog::v1::Record> records(update.batch().records().begin(),
                                              update.batch().records().end());
    RETURN_IF_ERROR(history_->Apply(records, check_));
    NotifyAll();
    return absl::OkStatus();
  }

  absl::Status CheckSameLog(const SubscribeRecordsResponse& update) const {
    const std::string log_id = history_->log_id();
    if (!log_id.empty() && update.log_id() != log_id) {
      return absl::DataLossError(absl::StrCat("the source's log is ", update.log_id(), ", not ", log_id));
    }
    if (update.head() >= history_->position().value) return absl::OkStatus();
    return absl::DataLossError(absl::StrCat("the source's log ends at ", update.head()));
  }

  // Reports, once, that the source has answered and has the history's log.
  void TellIsFollowing() {
    {
      const MutexLock lock(mutex_);
      if (is_following_) return;
    }
    if (on_change_) on_change_(absl::OkStatus());
    const MutexLock lock(mutex_);
    is_following_ = true;
    changed_.NotifyAll();
  }

  // Wakes all waiting threads. The lock keeps a thread from going to sleep between its check and this call.
  void NotifyAll() {
    const MutexLock lock(mutex_);
    changed_.NotifyAll();
  }

  bool IsEnding() const {
    const MutexLock lock(mutex_);
    return is_ending_;
  }

  // Waits before the next retry; returns false if the follower ends meanwhile.
  bool Pause() {
    const MutexLock lock(mutex_);
    changed_.WaitFor(mutex_, pause_, [this]() ABSL_EXCLUSIVE_LOCKS_REQUIRED(mutex_) { return is_ending_; });
    pause_ = std::min(2 * pause_, kPauseMax);
    return !is_ending_;
  }

  void Stop(const absl::Status& end) {
    const absl::Status reason =
        Annotate(end.ok() ? absl::InternalError("the source ended") : end,
                 absl::StrCat("following stopped after position ", history_->position().value));
    if (on_change_) on_change_(reason);
    const MutexLock lock(mutex_);
    health_ = reason;
    changed_.NotifyAll();
  }

  RecordSource* const source_;
  History* const history_;
  const EventCheck check_;
  const std::function<void(const absl::Status&)> on_change_;
  std::chrono::milliseconds pause_ = kFirstPause;  // these two: the follower's thread only
  bool is_source_lost_ = false;
  mutable Mutex mutex_;
  mutable CondVar changed_;
  bool is_ending_ ABSL_GUARDED_BY(mutex_) = false;
  bool is_following_ ABSL_GUARDED_BY(mutex_) = false;  // the source has answered
  absl::Status health_ ABSL_GUARDED_BY(mutex_);
  std::thread thread_;
};

Follower::Follower(RecordSource* source, History* history, EventCheck check,
                   std::function<void(const absl::Status&)> on_change)
    : impl_(std::make_unique<Impl>(source, history, std::move(check), std::move(on_change))) {}

Follower::~Follower() = default;

absl::Status Follower::WaitFor(Position position, absl::Duration timeout) const {
  return impl_->WaitFor(position, timeout);
}

absl::Status Follower::Health() const { return impl_->Health(); }

}  // namespace thuocdo::follow
