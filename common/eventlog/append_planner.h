// Decides what an append writes. Pure but for the storage it reads.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "common/base/ids.h"
#include "common/base/status.h"
#include "common/eventlog/event_log.h"
#include "common/eventlog/log_reader.h"
#include "common/eventlog/log_storage.h"

namespace thuocdo {

// Where a log ends.
struct LogTail {
  std::string log_id;
  Position head;
  int64_t accept_time_us = 0;
};

// The payloads of `append`'s events, serialized.
//
// Returns INVALID_ARGUMENT with every fault: what is missing, malformed or beyond a limit.
absl::StatusOr<std::vector<std::string>> SerializePayloads(const AppendRequest& append);

// Plans appends one after the other, each on top of those before it, into one batch.
class AppendPlanner {
 public:
  // `storage` and `random` outlive the planner; nothing is stored above `tail`.
  AppendPlanner(const LogStorage* storage, LogTail tail, const std::function<std::string(size_t)>* random);

  // Adds `append` to the batch, accepted at `now_us`, or when the log was last accepted if that is later.
  // `payloads` are what SerializePayloads gave for it.
  //
  // Returns what EventLog::Append says, and leaves the batch as it was if there is nothing to add.
  absl::StatusOr<Receipt> Plan(const AppendRequest& append, const std::vector<std::string>& payloads,
                               int64_t now_us);

  // What is to be written, and where the log ends once it is.
  const LogStorage::Batch& batch() const { return batch_; }
  const LogTail& tail() const { return tail_; }
  // The keys in the batch that have values already, of which nothing may stay: those of erased payloads.
  const std::vector<std::string>& overwritten() const { return overwritten_; }

 private:
  struct Planned {
    log_format::PastRequest request;
    int64_t accept_time_us = 0;
  };
  // What one append adds, while it may still be refused.
  struct Draft {
    int64_t accept_time_us = 0;
    Position head;
    std::map<std::string, Revision> revisions = {};
    LogStorage::Batch batch = {};
    std::vector<std::string> overwritten = {};
    Faults faults = {};
  };

  absl::StatusOr<std::optional<Planned>> FindRequest(const std::string& request_id) const;
  absl::StatusOr<Revision> StreamRevision(const std::string& stream) const;
  absl::Status CheckExpected(const AppendRequest& append) const;
  absl::Status CheckSource(const AppendRequest& append) const;
  absl::Status AddEvent(const AppendRequest& append, size_t index, const std::string& payload,
                        Draft& draft) const;
  absl::Status AddErasure(const AppendRequest& append, size_t index, Draft& draft) const;
  Receipt Accept(const AppendRequest& append, Draft draft);

  LogReader stored_;
  LogTail tail_;
  const std::function<std::string(size_t)>* random_;
  LogStorage::Batch batch_;
  std::vector<std::string> overwritten_;
  std::map<std::string, Revision> revisions_;
  std::map<std::string, Planned> requests_;
  std::map<std::string, uint64_t> sources_;
};

}  // namespace thuocdo
