#include "common/follow/history.h"

#include <algorithm>
#include <utility>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "common/base/formats.h"
#include "common/base/status.h"
#include "common/eventlog/records/erasure.h"
#include "common/eventlog/stored/log_format.h"
#include "common/follow/stored_events.h"
#include "common/system/mutex.h"

namespace thuocdo::follow {
namespace {

using storage::Batch;
using storage::KeyValueStore;

// What to write, and the keys whose earlier values must be destroyed.
struct Changes {
  Batch batch = {};
  std::vector<std::string> overwritten = {};
};

constexpr char kVersionKey[] = "mformat";
constexpr char kPrefixesKey[] = "mprefixes";
constexpr char kLogIdKey[] = "mlog-id";
// Written once, with the first batch. Every batch writes the position again, so that is always in the newest
// file; this key is in the oldest. Where it is missing, older files are lost, and the records in them.
constexpr char kBeganKey[] = "mbegan";

absl::Status DoesNotFollow(const eventlog::PastEvent& event, absl::string_view what) {
  return absl::DataLossError(
      absl::StrCat("position ", event.header.position(), ", stream \"", event.header.stream(), "\": ", what));
}

// How far a history has come.
struct Tail {
  std::string log_id;
  Position position;
};

// Reads how far the history in `store` has come; nowhere if `store` is empty.
absl::StatusOr<Tail> ReadTail(const KeyValueStore& store, const std::string& prefixes) {
  ASSIGN_OR_RETURN(std::optional<std::string> version, store.Get(kVersionKey));
  if (!version.has_value()) {
    ASSIGN_OR_RETURN(const std::optional<storage::Entry> something, store.First(storage::KeyRange()));
    return something.has_value() ? NotAHistory("the store holds something other than a history")
                                 : absl::StatusOr<Tail>(Tail());
  }
  if (version != kHistoryFormat) return NotAHistory(absl::StrCat("it has format ", *version));
  ASSIGN_OR_RETURN(std::optional<std::string> kept, store.Get(kPrefixesKey));
  if (kept != prefixes) return NotAHistory("it keeps other streams");
  ASSIGN_OR_RETURN(std::optional<std::string> log_id, store.Get(kLogIdKey));
  ASSIGN_OR_RETURN(std::optional<std::string> position, store.Get(kPositionKey));
  std::optional<uint64_t> number = eventlog::log_format::TrailingNumber(position.value_or(""));
  if (!log_id.has_value() || !number.has_value()) return NotAHistory("its position cannot be read");
  ASSIGN_OR_RETURN(std::optional<std::string> began, store.Get(kBeganKey));
  if (began != log_id) return NotAHistory("its beginning is missing");
  return Tail{*log_id, Position{*number}};
}

}  // namespace

class History::Impl {
 public:
  Impl(KeyValueStore* store, std::vector<std::string> prefixes, Derivation derive, Tail tail)
      : store_(store), prefixes_(std::move(prefixes)), derive_(std::move(derive)), tail_(std::move(tail)) {}

  Tail tail() const {
    const MutexLock lock(mutex_);
    return tail_;
  }

  absl::Status Apply(const std::vector<eventlog::v1::Record>& records, const EventCheck& check);
  const KeyValueStore& store() const { return *store_; }

 private:
  bool Keeps(absl::string_view stream) const;
  absl::Status Add(const eventlog::v1::Record& record, const EventCheck& check, Tail& tail,
                   Changes& changes) const;
  absl::Status Erase(const eventlog::PastEvent& erasing, Changes& changes) const;
  absl::Status Write(const Changes& changes) const;
  absl::Status Derive(Position after, const std::vector<eventlog::v1::Record>& records, Batch& batch) const;
  absl::Status CheckRevision(const eventlog::PastEvent& event, const Batch& batch) const;
  absl::StatusOr<std::optional<std::string>> Find(const std::string& key, const Batch& batch) const;

  KeyValueStore* const store_;
  const std::vector<std::string> prefixes_;
  const Derivation derive_;
  mutable Mutex mutex_;
  Tail tail_ ABSL_GUARDED_BY(mutex_);
};

bool History::Impl::Keeps(absl::string_view stream) const {
  return std::any_of(prefixes_.begin(), prefixes_.end(),
                     [&](const std::string& prefix) { return absl::StartsWith(stream, prefix); });
}

// Returns the value that `key` has once `batch` is written.
absl::StatusOr<std::optional<std::string>> History::Impl::Find(const std::string& key,
                                                               const Batch& batch) const {
  const auto changed = batch.find(key);
  if (changed == batch.end()) return store_->Get(key);
  return std::optional<std::string>(changed->second);
}

// Checks that the revision before `event`'s is there and `event`'s own is not.
absl::Status History::Impl::CheckRevision(const eventlog::PastEvent& event, const Batch& batch) const {
  const std::string& stream = event.header.stream();
  const Revision revision = event.revision();
  if (revision.value == 0) return DoesNotFollow(event, "it has revision 0");
  ASSIGN_OR_RETURN(const std::optional<std::string> there, Find(EventKey(stream, revision), batch));
  if (there.has_value())
    return DoesNotFollow(event, absl::StrCat("there is a revision ", revision.value, " already"));
  if (revision.value == 1) return absl::OkStatus();
  ASSIGN_OR_RETURN(const std::optional<std::string> before,
                   Find(EventKey(stream, {revision.value - 1}), batch));
  if (before.has_value()) return absl::OkStatus();
  return DoesNotFollow(event, absl::StrCat("revision ", revision.value - 1, " is missing"));
}

absl::Status History::Impl::Add(const eventlog::v1::Record& record, const EventCheck& check, Tail& tail,
                                Changes& changes) const {
  ASSIGN_OR_RETURN(eventlog::PastEvent event, eventlog::Decode(record));
  if (event.header.position() != tail.position.value + 1) {
    return DoesNotFollow(event, absl::StrCat("position ", tail.position.value + 1, " is next"));
  }
  if (tail.position.value == 0) tail.log_id = event.header.log_id();
  if (event.header.log_id() != tail.log_id) return DoesNotFollow(event, "it is of another log");
  const bool is_kept = Keeps(event.header.stream());
  // Streams that are not kept are followed by position alone.
  if (is_kept) RETURN_IF_ERROR(CheckRevision(event, changes.batch));
  if (check) RETURN_IF_ERROR(Annotate(check(event), absl::StrCat("position ", event.header.position())));
  if (is_kept && event.event.has_payload_erased()) RETURN_IF_ERROR(Erase(event, changes));
  const std::string key = EventKey(event.header.stream(), event.revision());
  if (is_kept) changes.batch[key] = eventlog::log_format::EncodeRecord(record);
  ++tail.position.value;
  return absl::OkStatus();
}

// Removes the payload that `erasing` erases. It is missing already if the log, when this record was read, had
// done the same: a history that is rebuilt receives the record without payload.
absl::Status History::Impl::Erase(const eventlog::PastEvent& erasing, Changes& changes) const {
  const event::v1::PayloadErased& erasure = erasing.event.payload_erased();
  const std::string key = EventKey(erasing.header.stream(), {erasure.revision()});
  ASSIGN_OR_RETURN(const std::optional<std::string> value, Find(key, changes.batch));
  if (!value.has_value()) return DoesNotFollow(erasing, "the event that it erases is missing");
  const std::optional<eventlog::v1::Record> record = eventlog::log_format::DecodeRecord(*value);
  if (!record.has_value()) return NotAHistory("a record cannot be read");
  ASSIGN_OR_RETURN(const eventlog::PastEvent erased, eventlog::Decode(*record));
  const std::string why_not = eventlog::WhyNotErased(erasure, erasing.header.stream(), erased.header);
  if (!why_not.empty()) return DoesNotFollow(erasing, why_not);
  if (erased.erased_by == erasing.position()) return absl::OkStatus();
  if (erased.is_erased()) return DoesNotFollow(erasing, "another event erased that payload already");
  changes.batch[key] =
      eventlog::log_format::EncodeRecord(eventlog::WithoutPayload(*record, erasing.position()));
  changes.overwritten.push_back(key);
  return absl::OkStatus();
}

absl::Status History::Impl::Write(const Changes& changes) const {
  if (changes.overwritten.empty()) return store_->Write(changes.batch);
  return store_->Overwrite(changes.batch, changes.overwritten);
}

absl::Status History::Impl::Derive(Position after, const std::vector<eventlog::v1::Record>& records,
                                   Batch& batch) const {
  if (!derive_) return absl::OkStatus();
  ASSIGN_OR_RETURN(Batch derived, derive_(*store_, after, records));
  batch.merge(derived);
  return absl::OkStatus();
}

absl::Status History::Impl::Apply(const std::vector<eventlog::v1::Record>& records, const EventCheck& check) {
  if (records.empty()) return absl::OkStatus();
  const Tail before = tail();
  Tail next = before;
  Changes changes;
  for (const eventlog::v1::Record& record : records) RETURN_IF_ERROR(Add(record, check, next, changes));
  Batch& batch = changes.batch;
  RETURN_IF_ERROR(Derive(before.position, records, batch));
  batch[kVersionKey] = std::string(kHistoryFormat);
  batch[kPrefixesKey] = absl::StrJoin(prefixes_, "\n");
  batch[kLogIdKey] = next.log_id;
  if (before.position.value == 0) batch[kBeganKey] = next.log_id;
  batch[kPositionKey] = eventlog::log_format::BigEndian(next.position.value);
  RETURN_IF_ERROR(Write(changes));
  const MutexLock lock(mutex_);
  tail_ = std::move(next);
  return absl::OkStatus();
}

absl::StatusOr<std::unique_ptr<History>> History::Open(KeyValueStore* store,
                                                       std::vector<std::string> prefixes, Derivation derive) {
  ASSIGN_OR_RETURN(Tail tail, ReadTail(*store, absl::StrJoin(prefixes, "\n")));
  auto impl = std::make_unique<Impl>(store, std::move(prefixes), std::move(derive), std::move(tail));
  return std::unique_ptr<History>(new History(std::move(impl)));
}

History::History(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
History::~History() = default;

absl::Status History::Apply(const std::vector<eventlog::v1::Record>& records, const EventCheck& check) {
  return impl_->Apply(records, check);
}

Position History::position() const { return impl_->tail().position; }

std::string History::log_id() const { return impl_->tail().log_id; }

absl::Status History::ReadStream(absl::string_view stream, Position as_of,
                                 absl::FunctionRef<absl::Status(const eventlog::PastEvent&)> visit) const {
  auto visit_event = [&](const eventlog::v1::Record&, const eventlog::PastEvent& event) {
    return visit(event);
  };
  return VisitStream(impl_->store(), stream, as_of, visit_event);
}

absl::Status History::ReadStreams(absl::string_view prefix, Position as_of,
                                  absl::FunctionRef<absl::Status(const eventlog::PastEvent&)> visit) const {
  auto visit_event = [&](const eventlog::v1::Record&, const eventlog::PastEvent& event) {
    return visit(event);
  };
  return VisitStreams(impl_->store(), prefix, as_of, visit_event);
}

}  // namespace thuocdo::follow
