#include "common/eventlog/append_queue.h"

#include <algorithm>
#include <chrono>
#include <utility>

#include "absl/strings/str_cat.h"
#include "common/base/status.h"

namespace thuocdo::eventlog {

absl::StatusOr<Receipt> AppendQueue::Append(const AppendRequest& append) {
  ASSIGN_OR_RETURN(std::vector<std::string> payloads, SerializePayloads(append));
  Waiting own{.append = &append, .payloads = std::move(payloads)};
  const MutexLock lock(mutex_);
  queue_.push_back(&own);
  turn_.Wait(mutex_, [this, &own]() ABSL_EXCLUSIVE_LOCKS_REQUIRED(mutex_) {
    return own.done || queue_.front() == &own;
  });
  if (!own.done) CommitGroup();
  return own.result;
}

// Returns the appends at the front of the queue that are written together: at least one, however large.
std::vector<AppendQueue::Waiting*> AppendQueue::NextGroup() const {
  std::vector<Waiting*> group;
  size_t bytes = 0;
  for (Waiting* waiting : queue_) {
    for (const std::string& payload : waiting->payloads) bytes += payload.size();
    if (!group.empty() && bytes > kAppendBytesMax) break;
    group.push_back(waiting);
  }
  return group;
}

// Writes the front of the queue. The lock is released meanwhile, so that others can join the queue; this
// thread stays at the front until it is done, so that nothing else writes.
//
// After a failed write nobody knows what is on disk, so the error stays in `health_` for good: a later append
// that succeeded could stand on one that is lost.
void AppendQueue::CommitGroup() {
  const std::vector<Waiting*> group = NextGroup();
  AppendPlanner planner(store_, tail_, &options_.random);
  if (health_.ok()) {
    mutex_.Unlock();
    const absl::Status written = WriteGroup(group, planner);
    mutex_.Lock();
    if (written.ok()) tail_ = planner.tail();
    health_ = written;
  }
  for (Waiting* waiting : group) {
    if (!health_.ok()) waiting->result = health_;
    waiting->done = true;
    queue_.pop_front();
  }
  turn_.NotifyAll();
  tail_moved_.NotifyAll();
}

absl::Status AppendQueue::WriteGroup(const std::vector<Waiting*>& group, AppendPlanner& planner) {
  for (Waiting* waiting : group) {
    waiting->result = planner.Plan(*waiting->append, waiting->payloads, options_.clock->NowUs());
  }
  if (planner.batch().empty()) return absl::OkStatus();
  const absl::Status written = planner.overwritten().empty()
                                   ? store_->Write(planner.batch())
                                   : store_->Overwrite(planner.batch(), planner.overwritten());
  if (written.ok()) return written;
  return absl::UnavailableError(absl::StrCat(
      "log: writing failed; no append is accepted until the log is opened again: ", written.message()));
}

LogTail AppendQueue::tail() const {
  const MutexLock lock(mutex_);
  return tail_;
}

absl::Status AppendQueue::Health() const {
  const MutexLock lock(mutex_);
  return health_;
}

Position AppendQueue::WaitAbove(Position position, absl::Duration timeout) const {
  const auto wait = absl::ToChronoMicroseconds(std::clamp(timeout, absl::ZeroDuration(), absl::Hours(24)));
  const MutexLock lock(mutex_);
  tail_moved_.WaitFor(mutex_, wait, [this, position]() ABSL_EXCLUSIVE_LOCKS_REQUIRED(mutex_) {
    return tail_.head > position;
  });
  return tail_.head;
}

}  // namespace thuocdo::eventlog
