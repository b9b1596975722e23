// A follower: applies the log to a history, record by record, and never skips one.
#pragma once

#include <functional>
#include <memory>
#include <string>

#include "absl/functional/function_ref.h"
#include "absl/status/status.h"
#include "absl/time/time.h"
#include "common/base/ids.h"
#include "common/follow/history.h"
#include "thuocdo/eventlog/v1/eventlog_service.pb.h"

namespace thuocdo::follow {

// What a follower reads the log from.
class RecordSource {
 public:
  using OnUpdate = absl::FunctionRef<absl::Status(const eventlog::v1::SubscribeRecordsResponse&)>;

  virtual ~RecordSource() = default;

  // Calls `on_update` with the records after `after`, and with new ones as they are appended, until Cancel is
  // called or there is an error.
  //
  // Returns CANCELLED after Cancel; what `on_update` returned; UNAVAILABLE if the source failed and a retry
  // may succeed; DATA_LOSS if the log is not the one to which `log_id` (unless empty) and `after` belong.
  virtual absl::Status Follow(const std::string& log_id, Position after, OnUpdate on_update) = 0;

  // Ends a running Follow and every later one. Safe to call from any thread, and from `on_update`.
  virtual void Cancel() = 0;
};

// Follows a log into a history on a thread of its own, from construction until destruction.
//
// A source that fails is retried, after 50 ms at first and at most every 2 s. Any other error stops the
// follower for good: a record that was skipped would make every later answer wrong. Safe for use by many
// threads.
class Follower {
 public:
  // `on_change`, which may be null, is called with OK when the source has answered for the first time, and
  // with the error that stops the follower, each before Health and WaitFor report it. All arguments outlive
  // the follower; `check` may be null.
  Follower(RecordSource* source, History* history, EventCheck check,
           std::function<void(const absl::Status&)> on_change = nullptr);
  ~Follower();
  Follower(const Follower&) = delete;
  Follower& operator=(const Follower&) = delete;

  // Waits until `position` is applied and the source has answered, since before that the history may belong
  // to another log.
  //
  // Returns DEADLINE_EXCEEDED after `timeout`, and the error that stopped the follower if it has stopped.
  absl::Status WaitFor(Position position, absl::Duration timeout) const;

  // Returns OK while the follower follows or retries; afterwards the error that stopped it, with the position
  // where it stopped.
  absl::Status Health() const;

 private:
  class Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace thuocdo::follow
