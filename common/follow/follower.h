// A follower: reads the log after its own position, applies, and never skips.
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

namespace thuocdo {

// Where a follower reads the log.
class RecordSource {
 public:
  using OnUpdate = absl::FunctionRef<absl::Status(const eventlog::v1::SubscribeRecordsResponse&)>;

  virtual ~RecordSource() = default;

  // Calls `on_update` with records after `after`, and goes on with new ones, until Cancel is called (returns
  // CANCELLED), `on_update` returns an error (returns it), or the source fails: UNAVAILABLE if it is worth
  // coming back, DATA_LOSS if the log is not the one that `log_id` (unless empty) and `after` belong to.
  virtual absl::Status Follow(const std::string& log_id, Position after, OnUpdate on_update) = 0;

  // Ends a running Follow and every later one. Safe to call from another thread.
  virtual void Cancel() = 0;
};

// Follows a log into a history on a thread of its own, from construction until destruction.
//
// A lost source is tried again, after 50 ms at first and at most 2 s. Any other error stops the follower for
// good; it never skips. Safe for use by many threads.
class Follower {
 public:
  // `on_change`, which may be null, is called with OK once the source has answered for the first time, and
  // with the error that stops the follower, each before Health and WaitFor say so. All of them outlive the
  // follower.
  Follower(RecordSource* source, History* history, EventCheck check,
           std::function<void(const absl::Status&)> on_change = nullptr);
  ~Follower();
  Follower(const Follower&) = delete;
  Follower& operator=(const Follower&) = delete;

  // Waits until `position` is applied and the source has answered: until then the history may be of another
  // log.
  //
  // Returns DEADLINE_EXCEEDED after `timeout`; the error that stopped the follower if it has stopped.
  absl::Status WaitFor(Position position, absl::Duration timeout) const;

  // OK while following or coming back; the error that stopped it afterwards, with the position where it
  // stopped.
  absl::Status Health() const;

 private:
  class Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace thuocdo
