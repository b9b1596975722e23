// The event log on any storage: what the logs in memory and in RocksDB have in common.
#pragma once

#include <condition_variable>
#include <deque>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "common/eventlog/append_planner.h"
#include "common/eventlog/event_log.h"
#include "common/eventlog/log_reader.h"
#include "common/eventlog/log_storage.h"

namespace thuocdo {

// An EventLog on a LogStorage.
//
// Appends that run at the same time are written together: the thread at the front of the queue plans and
// writes for those behind it, and then wakes them. The head moves only after that write, and readers see
// nothing above it.
class StoredLog final : public EventLog {
 public:
  // Opens the log in `storage`, or creates one if it is empty. Reads a few records, whatever the log's size.
  //
  // Returns FAILED_PRECONDITION if it has another format version, DATA_LOSS if the last record and what is
  // stored about it contradict each other, and what Write returns.
  static absl::StatusOr<std::unique_ptr<EventLog>> Open(std::unique_ptr<LogStorage> storage,
                                                        LogOptions options);

  absl::StatusOr<Receipt> Append(const AppendRequest& append) override;
  std::string LogId() const override;
  Position Head() const override;
  int64_t HeadTimeUs() const override;
  absl::Status Read(Position after, Visitor visit) const override;
  absl::Status ReadStream(absl::string_view stream, Revision after, Visitor visit) const override;
  absl::StatusOr<Revision> StreamRevision(absl::string_view stream) const override;
  absl::StatusOr<std::vector<std::string>> ListStreams(absl::string_view prefix, absl::string_view after,
                                                       size_t limit) const override;
  absl::StatusOr<std::optional<Receipt>> FindReceipt(absl::string_view request_id) const override;
  absl::StatusOr<std::optional<Receipt>> FindReceipt(absl::string_view request_id,
                                                     absl::string_view fingerprint) const override;
  absl::StatusOr<Position> PositionAt(int64_t time_us) const override;
  absl::StatusOr<LogCheckResult> Check(LogCheckProgress progress) const override;
  absl::StatusOr<LogBackup> BackUp(const std::string& directory) const override;
  Position WaitAbove(Position position, absl::Duration timeout) const override;
  absl::Status Health() const override;

 private:
  // An append that waits for its turn, on the stack of its thread.
  struct Waiting {
    const AppendRequest* append;
    std::vector<std::string> payloads;
    bool done = false;
    absl::StatusOr<Receipt> result = absl::UnknownError("not yet written");
  };

  StoredLog(std::unique_ptr<LogStorage> storage, LogOptions options, LogTail tail);

  LogReader Reader() const { return LogReader(storage_.get(), Head()); }
  absl::StatusOr<std::optional<Receipt>> ReceiptFor(
      absl::string_view request_id, const std::optional<log_format::PastRequest>& request) const;
  std::vector<Waiting*> NextGroup() const;
  absl::Status WriteGroup(const std::vector<Waiting*>& group, AppendPlanner& planner);
  void CommitGroup(std::unique_lock<std::mutex>& lock);

  const std::unique_ptr<LogStorage> storage_;
  const LogOptions options_;
  mutable std::mutex mutex_;
  mutable std::condition_variable head_moved_;
  std::condition_variable turn_;
  std::deque<Waiting*> queue_;  // its front writes
  LogTail tail_;
  absl::Status health_;
};

}  // namespace thuocdo
