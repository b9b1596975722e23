// Finds things in a log's storage, as of a head. Pure but for the storage it reads.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "common/base/ids.h"
#include "common/eventlog/event_log.h"
#include "common/eventlog/log_format.h"
#include "common/eventlog/log_storage.h"

namespace thuocdo {

// Reads `storage` as it was when `head` was the last position: what a batch has stored above
// it is not seen. Every function returns DATA_LOSS, naming the place, if what is stored contradicts itself.
class LogReader {
 public:
  LogReader(const LogStorage* storage, Position head) : storage_(storage), head_(head) {}

  Position head() const { return head_; }

  // These are EventLog's functions of the same name.
  absl::Status Read(Position after, EventLog::Visitor visit) const;
  absl::Status ReadStream(absl::string_view stream, Revision after, EventLog::Visitor visit) const;
  absl::StatusOr<Revision> StreamRevision(absl::string_view stream) const;
  absl::StatusOr<std::vector<std::string>> ListStreams(absl::string_view prefix, absl::string_view after,
                                                       size_t limit) const;
  absl::StatusOr<Position> PositionAt(int64_t time_us) const;

  // The append with this request id; nothing if there is none.
  absl::StatusOr<std::optional<log_format::PastRequest>> FindRequest(absl::string_view request_id) const;

  // Where the imports from `source` have got to; nothing if there was none.
  absl::StatusOr<std::optional<uint64_t>> SourcePosition(absl::string_view source) const;

  // The record at `position` and its header.
  absl::StatusOr<eventlog::v1::Record> RecordAt(Position position) const;
  absl::StatusOr<eventlog::v1::RecordHeader> HeaderAt(Position position) const;

 private:
  absl::StatusOr<eventlog::v1::Record> StreamRecord(absl::string_view stream, Revision revision,
                                                    absl::string_view position) const;

  const LogStorage* storage_;
  Position head_;
};

// The receipt of `request`, whose events were accepted at `accept_time_us`.
Receipt ReceiptOf(absl::string_view request_id, const log_format::PastRequest& request,
                  int64_t accept_time_us, bool replayed);

// OK if `request` is the command that `fingerprint` is of; otherwise ALREADY_EXISTS.
absl::Status CheckFingerprint(absl::string_view request_id, const log_format::PastRequest& request,
                              absl::string_view fingerprint);

}  // namespace thuocdo
