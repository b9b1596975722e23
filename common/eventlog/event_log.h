// The event log: the only place where this system keeps its history.
//
// A log holds records at positions 1, 2, 3, ... without gaps. Records are added
// at the end, never changed and never removed; all that an event of kind PayloadErased
// takes from an earlier one is its payload. Answers, scores, ranks and tables
// are computed from the log; any of them may be deleted and rebuilt.
//
// Example: decide on what is known, and append only if that is still all.
//
//   ASSIGN_OR_RETURN(CampaignState known, FoldCampaign(log, id));
//   AppendRequest append;
//   append.expected[stream] = ExpectedRevision::Exactly(known.revision);
//   ASSIGN_OR_RETURN(append.events, Decide(known, command));
//   ASSIGN_OR_RETURN(Receipt receipt, log.Append(append));
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "absl/functional/function_ref.h"
#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "absl/time/time.h"
#include "common/base/clock.h"
#include "common/base/ids.h"
#include "common/eventlog/append.h"
#include "common/eventlog/log_check.h"
#include "common/eventlog/record.h"

namespace thuocdo {

// What a log is given from outside, so that tests can decide it.
struct LogOptions {
  std::string origin = "thuocdo";             // whose log it is, for LogCreated
  Clock* clock = &SystemClock();              // accept times
  std::function<std::string(size_t)> random;  // salts and the log's id, one call at a time; null: RandomBytes
};

// A copy of a log.
struct LogBackup {
  std::string log_id;
  Position head;       // its last position
  uint64_t bytes = 0;  // of its files
};

// An append-only sequence of records.
//
// Safe for use by many threads. A reader sees a prefix of the log, never a gap and never a part of
// an append. A new log holds LogCreated at position 1.
class EventLog {
 public:
  using Visitor = absl::FunctionRef<absl::Status(const eventlog::v1::Record&)>;

  virtual ~EventLog() = default;

  // Adds all of `append`'s events, or none. When this returns OK they survive a power cut. A repeated
  // request id with the same fingerprint returns the first receipt, marked `replayed`, and adds nothing,
  // whatever is expected. An event of kind PayloadErased erases the payload that it names together with that:
  // when this returns OK, nothing that is stored holds it any more.
  //
  // Returns ALREADY_EXISTS if the request id was used with another fingerprint; ABORTED, with every actual
  // revision in its detail, if a stream is not at its expected revision (read on, decide again);
  // FAILED_PRECONDITION naming the last source position if it does not grow; INVALID_ARGUMENT if there is
  // nothing to add, a limit is exceeded, an event cannot be stored, or a payload cannot be erased;
  // UNAVAILABLE if writing failed: whether the events survive is known after the log is opened again, until
  // when every append is refused (repeat it then).
  virtual absl::StatusOr<Receipt> Append(const AppendRequest& append) = 0;

  // The log's id: 32 lower-case hexadecimal digits.
  virtual std::string LogId() const = 0;

  // The last position, at least 1.
  virtual Position Head() const = 0;

  // When the head was accepted.
  virtual int64_t HeadTimeUs() const = 0;

  // Calls `visit` for every record after `after`, in order, up to the head at the time of the call.
  // Stops at the first error and returns it.
  //
  // Returns OUT_OF_RANGE if `after` is above the head, DATA_LOSS if a record is missing.
  virtual absl::Status Read(Position after, Visitor visit) const = 0;

  // The same for the records of one stream after revision `after`. A stream that does not exist has none, nor
  // has one after its last revision.
  virtual absl::Status ReadStream(absl::string_view stream, Revision after, Visitor visit) const = 0;

  // The last revision of `stream`; 0 if it does not exist.
  virtual absl::StatusOr<Revision> StreamRevision(absl::string_view stream) const = 0;

  // At most `limit` streams whose names begin with `prefix` and come after `after`, in byte order.
  virtual absl::StatusOr<std::vector<std::string>> ListStreams(absl::string_view prefix,
                                                               absl::string_view after,
                                                               size_t limit) const = 0;

  // The receipt of the append with this request id, `replayed` set; nothing if there is none.
  virtual absl::StatusOr<std::optional<Receipt>> FindReceipt(absl::string_view request_id) const = 0;

  // As FindReceipt; ALREADY_EXISTS if it had another fingerprint.
  virtual absl::StatusOr<std::optional<Receipt>> FindReceipt(absl::string_view request_id,
                                                             absl::string_view fingerprint) const = 0;

  // The last position accepted at or before `time_us`; 0 if there is none.
  virtual absl::StatusOr<Position> PositionAt(int64_t time_us) const = 0;

  // Reads all that is stored anew, at least what was acknowledged before the call, and checks it
  // (log_check.h). Returns UNAVAILABLE if it may not be read, and what `progress` returned; damage is among
  // the findings.
  virtual absl::StatusOr<LogCheckResult> Check(LogCheckProgress progress) const = 0;

  // Copies what is stored into the new directory `directory`, an absolute path whose parent exists, while
  // appends go on. The copy is a log of its own on the same disk format, shares no file with this one, is
  // synced, and has been checked as Check does.
  //
  // Returns ALREADY_EXISTS if there is something at `directory`, FAILED_PRECONDITION if the log is not kept
  // in files, UNAVAILABLE if writing failed, and DATA_LOSS naming the first finding if the copy is not whole.
  // After the last two what is at `directory` is no backup.
  virtual absl::StatusOr<LogBackup> BackUp(const std::string& directory) const = 0;

  // Waits until the head is above `position` or `timeout` is over; returns the head.
  virtual Position WaitAbove(Position position, absl::Duration timeout) const = 0;

  // OK while appends are possible; the error that stopped them afterwards.
  virtual absl::Status Health() const = 0;
};

}  // namespace thuocdo
