// The event log: the only place where this system keeps its history.
//
// A log holds records at positions 1, 2, 3, ... without gaps. Records are added at the end, never changed and
// never removed; an event of kind PayloadErased destroys the payload of an earlier record, and nothing else
// of it. Answers, scores, ranks and tables are computed from the log; any of them may be deleted and rebuilt.
//
// Example: decide on what is known, and append only if that is still all.
//
//   ASSIGN_OR_RETURN(CampaignState known, streams::Fold(log, stream, streams::ApplyCampaignEvent));
//   AppendRequest append;
//   append.expected[stream] = ExpectedRevision::Exactly(known.revision);
//   ASSIGN_OR_RETURN(append.events, DecideCloseCampaign(known, command));
//   ASSIGN_OR_RETURN(Receipt receipt, log.Append(append));
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "absl/functional/function_ref.h"
#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "absl/time/time.h"
#include "common/base/ids.h"
#include "common/eventlog/records/append.h"
#include "common/eventlog/records/record.h"
#include "common/eventlog/stored/log_options.h"

namespace thuocdo::storage {
class KeyValueStore;
}  // namespace thuocdo::storage

namespace thuocdo::eventlog {

class AppendQueue;
class LogReader;

// An append-only sequence of records, kept in a key-value store (FORMAT.md gives the keys and values).
//
// Safe for use by many threads. A reader sees a prefix of the log, never a gap and never a part of an append.
// Every reading function returns DATA_LOSS, naming the place, if what is stored contradicts itself: restore a
// backup then.
class EventLog final {
 public:
  using Visitor = absl::FunctionRef<absl::Status(const eventlog::v1::Record&)>;
  // Returns whether to go on with the next record.
  using StoppingVisitor = absl::FunctionRef<absl::StatusOr<bool>(const eventlog::v1::Record&)>;

  // Opens the log in `store`, or creates one with LogCreated at position 1 if `store` is empty. Reads a few
  // records, whatever the size of the log.
  //
  // Returns FAILED_PRECONDITION if the log has another format version, DATA_LOSS if `store` holds something
  // else or the ends of the log contradict their indexes, and UNAVAILABLE if it cannot be written.
  static absl::StatusOr<std::unique_ptr<EventLog>> Open(std::unique_ptr<storage::KeyValueStore> store,
                                                        LogOptions options);
  ~EventLog();

  // Adds all of `append`'s events, or none. When this returns OK they survive a power cut, if the store is
  // one that syncs. A repeated request id with the same fingerprint returns the first receipt, marked
  // `replayed`, and adds nothing, whatever revisions are expected. An event of kind PayloadErased destroys
  // the payload it names: when this returns OK, the store no longer holds it.
  //
  // Returns ALREADY_EXISTS if the request id was used with another fingerprint; ABORTED, with every actual
  // revision in its detail, if a stream is not at its expected revision (read on, decide again);
  // FAILED_PRECONDITION naming the last source position if `append`'s is not above it; INVALID_ARGUMENT if
  // there is nothing to add, a limit is exceeded, an event cannot be stored, or a payload cannot be erased;
  // UNAVAILABLE if writing failed. Whether the events survive is then known after the log is opened again;
  // every append is rejected before that (repeat it then).
  absl::StatusOr<Receipt> Append(const AppendRequest& append);

  // Returns the log's id: 32 lower-case hexadecimal digits.
  std::string LogId() const;

  // Returns the last position, at least 1.
  Position Head() const;

  // Returns when the record at the head was accepted.
  int64_t HeadTimeUs() const;

  // Calls `visit` with every record after `after`, in order, up to the head at the time of the call. Stops at
  // the first error of `visit` and returns it.
  //
  // Returns OUT_OF_RANGE if `after` is above the head.
  absl::Status Read(Position after, Visitor visit) const;

  // Does the same until `visit` returns false; returns OK then.
  absl::Status ReadWhile(Position after, StoppingVisitor visit) const;
  // A visitor that returns a Status alone does not say whether to go on.
  absl::Status ReadWhile(Position after, Visitor visit) const = delete;

  // Calls `visit` with the records of one stream after revision `after`, as Read does. A stream that does not
  // exist has no records, and there are none after a stream's last revision.
  absl::Status ReadStream(absl::string_view stream, Revision after, Visitor visit) const;

  // Does the same until `visit` returns false; returns OK then.
  absl::Status ReadStreamWhile(absl::string_view stream, Revision after, StoppingVisitor visit) const;
  absl::Status ReadStreamWhile(absl::string_view stream, Revision after, Visitor visit) const = delete;

  // Returns the last revision of `stream`; 0 if it does not exist.
  absl::StatusOr<Revision> StreamRevision(absl::string_view stream) const;

  // Returns at most `limit` streams whose names begin with `prefix` and come after `after`, in byte order.
  absl::StatusOr<std::vector<std::string>> ListStreams(absl::string_view prefix, absl::string_view after,
                                                       size_t limit) const;

  // Returns the receipt of the append with this request id, marked `replayed`; nothing if there is none.
  absl::StatusOr<std::optional<Receipt>> FindReceipt(absl::string_view request_id) const;

  // Does the same; returns ALREADY_EXISTS if that append had another fingerprint.
  absl::StatusOr<std::optional<Receipt>> FindReceipt(absl::string_view request_id,
                                                     absl::string_view fingerprint) const;

  // Returns the last position accepted at or before `time_us`; 0 if there is none.
  absl::StatusOr<Position> PositionAt(int64_t time_us) const;

  // Waits until the head is above `position` or `timeout` is over; returns the head.
  Position WaitAbove(Position position, absl::Duration timeout) const;

  // Returns OK while appends are possible, and the error that ended them afterwards.
  absl::Status Health() const;

  // Returns the store of this log, for LogMaintenance, which reads all of it.
  const storage::KeyValueStore& store() const { return *store_; }

 private:
  EventLog(std::unique_ptr<storage::KeyValueStore> store, std::unique_ptr<AppendQueue> appends);

  LogReader Reader() const;

  const std::unique_ptr<storage::KeyValueStore> store_;
  const std::unique_ptr<AppendQueue> appends_;
};

}  // namespace thuocdo::eventlog
