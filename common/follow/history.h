// A follower's history: the log's records, ordered by stream.
//
// Whatever a query needs is folded from here as of any past position; nothing computed is stored, so there is
// no projection to migrate, and a rebuilt history equals the live one. FORMAT.md gives the keys and values.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "absl/functional/function_ref.h"
#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "common/base/ids.h"
#include "common/eventlog/records/record.h"
#include "common/storage/key_value_store.h"

namespace thuocdo::follow {

// Checks that an event applies to the state before it. Called with every event, in order.
using EventCheck = std::function<absl::Status(const eventlog::PastEvent&)>;

// Derives what is kept beside records: returns the entries that `records`, the next ones after `after`, add
// to `store`. They are written in one batch with the records, so the two never disagree. No key begins with
// `e` or `m`. After an error the records are not added either.
using Derivation = std::function<absl::StatusOr<storage::Batch>(
    const storage::KeyValueStore& store, Position after, const std::vector<eventlog::v1::Record>& records)>;

// The records of some streams, by stream and revision.
//
// One thread applies; any number read at the same time.
class History {
 public:
  // Opens the history in `store`, which outlives it, or creates one if `store` is empty. It keeps the streams
  // whose names begin with one of `prefixes`, and what `derive`, which may be null, derives from all records.
  //
  // Returns DATA_LOSS if `store` holds something else, such as a history with other prefixes.
  static absl::StatusOr<std::unique_ptr<History>> Open(storage::KeyValueStore* store,
                                                       std::vector<std::string> prefixes,
                                                       Derivation derive = nullptr);
  ~History();

  // Adds `records`, the next ones of the log, in one batch with the new position. `check` may be null. A
  // payload that an event of kind PayloadErased erases is destroyed in the store, too.
  //
  // Returns DATA_LOSS if a record cannot be read, is not at the next position or the next revision of its
  // stream, is of another log, or has an unknown kind or field; and what `check`, the derivation and the
  // store return. Nothing is added then.
  absl::Status Apply(const std::vector<eventlog::v1::Record>& records, const EventCheck& check);

  // Returns the last position applied; 0 at the beginning.
  Position position() const;

  // Returns the log's id; empty at the beginning.
  std::string log_id() const;

  // Calls `visit` with the events of `stream` up to position `as_of`, in order; stops at the first error and
  // returns it. An event whose payload was erased, even after `as_of`, comes with that erasure, unless the
  // history has not reached it yet.
  absl::Status ReadStream(absl::string_view stream, Position as_of,
                          absl::FunctionRef<absl::Status(const eventlog::PastEvent&)> visit) const;

  // Does the same for all streams whose names begin with `prefix`: by stream, then revision.
  absl::Status ReadStreams(absl::string_view prefix, Position as_of,
                           absl::FunctionRef<absl::Status(const eventlog::PastEvent&)> visit) const;

 private:
  class Impl;
  explicit History(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

}  // namespace thuocdo::follow
