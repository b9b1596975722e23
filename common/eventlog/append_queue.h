// The writing end of a log: appends that run at the same time share one write.
#pragma once

#include <deque>
#include <string>
#include <utility>
#include <vector>

#include "absl/base/thread_annotations.h"
#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "common/base/ids.h"
#include "common/eventlog/records/append.h"
#include "common/eventlog/stored/append_planner.h"
#include "common/eventlog/stored/log_options.h"
#include "common/storage/key_value_store.h"
#include "common/system/mutex.h"

namespace thuocdo::eventlog {

// Appends to the log in a store, and knows where the log ends.
//
// Safe for use by many threads. A sync takes about as long for one append as for many, so the thread at the
// front of the queue plans and writes for those that wait behind it, and then wakes them; there is no writer
// thread. The tail moves only after that write: what a reader sees has been acknowledged or is about to be.
class AppendQueue {
 public:
  // `store` outlives this, holds the log that ends at `tail`, and is written by nothing else.
  // `options.random` is set.
  AppendQueue(storage::KeyValueStore* store, LogOptions options, LogTail tail)
      : store_(store), options_(std::move(options)), tail_(std::move(tail)) {}

  // These are EventLog's functions of the same name.
  absl::StatusOr<Receipt> Append(const AppendRequest& append);
  Position WaitAbove(Position position, absl::Duration timeout) const;
  absl::Status Health() const;

  // Returns where the log ends.
  LogTail tail() const;

 private:
  // An append that waits for its turn, on the stack of its thread.
  struct Waiting {
    const AppendRequest* append;
    std::vector<std::string> payloads;
    bool done = false;
    absl::StatusOr<Receipt> result = absl::UnknownError("not written yet");
  };

  std::vector<Waiting*> NextGroup() const ABSL_EXCLUSIVE_LOCKS_REQUIRED(mutex_);
  absl::Status WriteGroup(const std::vector<Waiting*>& group, AppendPlanner& planner);
  void CommitGroup() ABSL_EXCLUSIVE_LOCKS_REQUIRED(mutex_);

  storage::KeyValueStore* const store_;
  const LogOptions options_;
  mutable Mutex mutex_;
  mutable CondVar tail_moved_;
  CondVar turn_;
  std::deque<Waiting*> queue_ ABSL_GUARDED_BY(mutex_);  // its front writes
  LogTail tail_ ABSL_GUARDED_BY(mutex_);
  absl::Status health_ ABSL_GUARDED_BY(mutex_);
};

}  // namespace thuocdo::eventlog
