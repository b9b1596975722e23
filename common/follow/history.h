// What a follower keeps: the log's records, ordered by stream.
//
// Everything that a query needs is folded from here as of any past position; nothing that is
// computed is stored. FORMAT.md gives the keys and values.
#pragma once

#include <functional>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "absl/functional/function_ref.h"
#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "common/base/ids.h"
#include "common/eventlog/record.h"
#include "common/follow/store.h"

namespace thuocdo {

// Says whether an event applies to what came before it; asked for every event, in order.
using EventCheck = std::function<absl::Status(const PastEvent&)>;

// What is kept beside records, in one batch with them: the keys and values that `records`, the next ones
// after `after`, add to what `store` holds. No key begins with `e` or `m`. An error keeps the records out
// too.
using Derivation = std::function<absl::StatusOr<std::map<std::string, std::string>>(
    const Store& store, Position after, const std::vector<eventlog::v1::Record>& records)>;

// The records of some streams, by stream and revision.
//
// One thread applies; any number read at the same time.
class History {
 public:
  // Keeps the streams whose names begin with one of `prefixes`, and what `derive`, which may be null, makes
  // of all records. `store` outlives the history.
  //
  // Returns DATA_LOSS if `store` holds something else.
  static absl::StatusOr<std::unique_ptr<History>> Open(Store* store, std::vector<std::string> prefixes,
                                                       Derivation derive = nullptr);

  // Adds `records`, the next ones of the log, in one batch with the new position. `check` may be null. What
  // an event of kind PayloadErased erases is then nowhere in the store any more.
  //
  // Returns DATA_LOSS and adds nothing if a record cannot be read, is not the next position or the next
  // revision of its stream, is of another log, or has an unknown kind or field; and what `check` or the
  // derivation returns.
  absl::Status Apply(const std::vector<eventlog::v1::Record>& records, const EventCheck& check);

  // The last position applied; 0 at the beginning.
  Position position() const;

  // The log's id; empty at the beginning.
  std::string log_id() const;

  // Calls `visit` for the events of `stream` up to position `as_of`, in order; stops at the first error. One
  // whose payload was erased, be it later, comes with that erasure, unless the history has not come to it
  // yet.
  absl::Status ReadStream(absl::string_view stream, Position as_of,
                          absl::FunctionRef<absl::Status(const PastEvent&)> visit) const;

  // The same for every stream whose name begins with `prefix`: by stream, then revision.
  absl::Status ReadStreams(absl::string_view prefix, Position as_of,
                           absl::FunctionRef<absl::Status(const PastEvent&)> visit) const;

 private:
  class Impl;
  explicit History(std::shared_ptr<Impl> impl) : impl_(std::move(impl)) {}
  std::shared_ptr<Impl> impl_;
};

}  // namespace thuocdo
