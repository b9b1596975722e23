// Decides what an append writes. Pure except for the store that it reads.
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
#include "common/eventlog/records/append.h"
#include "common/eventlog/stored/log_format.h"
#include "common/eventlog/stored/log_reader.h"
#include "common/storage/key_value_store.h"

namespace thuocdo::eventlog {

// Where a log ends.
struct LogTail {
  std::string log_id;
  Position head;
  int64_t accept_time_us = 0;
};

// Returns the serialized payloads of `append`'s events.
//
// Returns INVALID_ARGUMENT with every violation: what is missing, malformed or beyond a limit.
absl::StatusOr<std::vector<std::string>> SerializePayloads(const AppendRequest& append);

// Plans appends one after the other, each on top of those before it, into one batch.
//
// An append is decided on what is stored and on what is already in the batch, so all appends of a batch can
// be written at once and still obey the rules as if they had been written one by one.
class AppendPlanner {
 public:
  // `store` and `random` outlive the planner; nothing is stored above `tail`.
  AppendPlanner(const storage::KeyValueStore* store, LogTail tail,
                const std::function<std::string(size_t)>* random);

  // Adds `append` to the batch, accepted at `now_us` or at the time of the log's last record, whichever is
  // later. `payloads` is what SerializePayloads returned for it.
  //
  // Returns what EventLog::Append returns. Leaves the batch as it was unless `append` is new and accepted.
  absl::StatusOr<Receipt> Plan(const AppendRequest& append, const std::vector<std::string>& payloads,
                               int64_t now_us);

  // Returns what to write, and where the log ends once that is written.
  const storage::Batch& batch() const { return batch_; }
  const LogTail& tail() const { return tail_; }
  // Returns the keys of the batch whose earlier values must be destroyed: those of erased payloads.
  const std::vector<std::string>& overwritten() const { return overwritten_; }

 private:
  struct Planned {
    log_format::PastRequest request;
    int64_t accept_time_us = 0;
  };
  // What one append adds, while it may still be rejected.
  struct Draft {
    int64_t accept_time_us = 0;
    Position head;
    std::map<std::string, Revision> revisions = {};
    storage::Batch batch = {};
    std::vector<std::string> overwritten = {};
    Violations violations = {};
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
  storage::Batch batch_;
  std::vector<std::string> overwritten_;
  std::map<std::string, Revision> revisions_;
  std::map<std::string, Planned> requests_;
  std::map<std::string, uint64_t> sources_;
};

}  // namespace thuocdo::eventlog
