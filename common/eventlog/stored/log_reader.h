// Reads a stored log as of a head. Pure except for the store that it reads.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "absl/functional/function_ref.h"
#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "common/base/ids.h"
#include "common/eventlog/records/append.h"
#include "common/eventlog/stored/log_format.h"
#include "common/storage/key_value_store.h"
#include "thuocdo/eventlog/v1/record.pb.h"

namespace thuocdo::eventlog {

// Reads a store as if `head` were the last position. The store may already hold a batch above it that is not
// acknowledged yet: records and index entries that point above `head` are skipped. Every function returns
// DATA_LOSS, naming the place, if what is stored contradicts itself.
class LogReader {
 public:
  // Returns whether to go on with the next record.
  using Visitor = absl::FunctionRef<absl::StatusOr<bool>(const eventlog::v1::Record&)>;

  // `store` outlives the reader.
  LogReader(const storage::KeyValueStore* store, Position head) : store_(store), head_(head) {}

  Position head() const { return head_; }

  // These are EventLog's functions of the same name; the first two are its ReadWhile and ReadStreamWhile.
  absl::Status Read(Position after, Visitor visit) const;
  absl::Status ReadStream(absl::string_view stream, Revision after, Visitor visit) const;
  absl::StatusOr<Revision> StreamRevision(absl::string_view stream) const;
  absl::StatusOr<std::vector<std::string>> ListStreams(absl::string_view prefix, absl::string_view after,
                                                       size_t limit) const;
  absl::StatusOr<Position> PositionAt(int64_t time_us) const;

  // Returns the append with this request id; nothing if there is none.
  absl::StatusOr<std::optional<log_format::PastRequest>> FindRequest(absl::string_view request_id) const;

  // Returns the last position imported from `source`; nothing if there was no import.
  absl::StatusOr<std::optional<uint64_t>> SourcePosition(absl::string_view source) const;

  // Return the record at `position`, and its header.
  absl::StatusOr<eventlog::v1::Record> RecordAt(Position position) const;
  absl::StatusOr<eventlog::v1::RecordHeader> HeaderAt(Position position) const;

 private:
  absl::StatusOr<eventlog::v1::Record> StreamRecord(absl::string_view stream, Revision revision,
                                                    absl::string_view position) const;

  const storage::KeyValueStore* store_;
  Position head_;
};

// Returns the receipt of `request`, whose events were accepted at `accept_time_us`.
Receipt ReceiptOf(absl::string_view request_id, const log_format::PastRequest& request,
                  int64_t accept_time_us, bool deduplicated);

// Returns OK if `fingerprint` is that of `request`, and ALREADY_EXISTS otherwise.
absl::Status CheckFingerprint(absl::string_view request_id, const log_format::PastRequest& request,
                              absl::string_view fingerprint);

}  // namespace thuocdo::eventlog
