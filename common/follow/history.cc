#include "common/follow/history.h"

#include <algorithm>
#include <mutex>
#include <utility>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "common/base/status.h"
#include "common/eventlog/log_format.h"
#include "common/follow/stream_records.h"

namespace thuocdo {
namespace {

using Batch = std::map<std::string, std::string>;

constexpr char kVersionKey[] = "mformat";
constexpr char kVersion[] = "1";
constexpr char kPrefixesKey[] = "mprefixes";
constexpr char kLogIdKey[] = "mlog-id";
constexpr char kBeganKey[] =
    "mbegan";  // written once: a storage that forgot what it flushed to files shows itself
constexpr char kPositionKey[] = "mposition";
constexpr absl::string_view kEndOfName("\0", 1);
constexpr absl::string_view kAboveAscii("\xff", 1);

std::string EventKey(absl::string_view stream, Revision revision) {
  return absl::StrCat("e", stream, kEndOfName, log_format::BigEndian(revision.value));
}

absl::Status SomethingElse(absl::string_view what) {
  return absl::DataLossError(absl::StrCat("history: ", what, "; delete it, it is built again from the log"));
}

absl::Status DoesNotFollow(const PastEvent& event, absl::string_view what) {
  return absl::DataLossError(
      absl::StrCat("position ", event.header.position(), ", stream \"", event.header.stream(), "\": ", what));
}

// What a history has got to.
struct Tail {
  std::string log_id;
  Position position;
};

// What `store` says of itself; empty where it is new.
absl::StatusOr<Tail> ReadTail(const Store& store, const std::string& prefixes) {
  ASSIGN_OR_RETURN(std::optional<std::string> version, store.Get(kVersionKey));
  if (!version.has_value()) {
    auto refuse = [](absl::string_view, absl::string_view) { return SomethingElse("this is not a history"); };
    RETURN_IF_ERROR(store.Scan("", kAboveAscii, refuse));
    return Tail{};
  }
  if (version != kVersion) return SomethingElse(absl::StrCat("it has format ", *version));
  ASSIGN_OR_RETURN(std::optional<std::string> kept, store.Get(kPrefixesKey));
  if (kept != prefixes) return SomethingElse("it keeps other streams");
  ASSIGN_OR_RETURN(std::optional<std::string> log_id, store.Get(kLogIdKey));
  ASSIGN_OR_RETURN(std::optional<std::string> position, store.Get(kPositionKey));
  std::optional<uint64_t> number = log_format::TrailingNumber(position.value_or(""));
  if (!log_id.has_value() || !number.has_value()) return SomethingElse("its position cannot be read");
  ASSIGN_OR_RETURN(std::optional<std::string> began, store.Get(kBeganKey));
  if (began != log_id) return SomethingElse("its beginning is missing");
  return Tail{*log_id, Position{*number}};
}

using VisitRecord = absl::FunctionRef<absl::Status(const eventlog::v1::Record&, const PastEvent&)>;

// Visits the record that is stored as `value`, unless it is after `as_of`.
absl::Status Visit(absl::string_view value, Position as_of, VisitRecord visit) {
  std::optional<eventlog::v1::Record> record = log_format::DecodeRecord(value);
  eventlog::v1::RecordHeader header;
  if (!record.has_value() || !header.ParseFromString(record->header())) {
    return SomethingElse("a record cannot be read");
  }
  if (header.position() > as_of.value) return absl::OkStatus();
  ASSIGN_OR_RETURN(PastEvent event, Decode(*record));
  return visit(*record, event);
}

// Visits what `store` has in the keys from `from` up to, but not including, `to`.
absl::Status VisitRange(const Store& store, const std::string& from, const std::string& to, Position as_of,
                        VisitRecord visit) {
  auto visit_value = [&](absl::string_view, absl::string_view value) { return Visit(value, as_of, visit); };
  return store.Scan(from, to, visit_value);
}

absl::Status VisitStream(const Store& store, absl::string_view stream, Position as_of, VisitRecord visit) {
  return VisitRange(store, EventKey(stream, {1}), absl::StrCat("e", stream, "\1"), as_of, visit);
}

}  // namespace

class History::Impl {
 public:
  Impl(Store* store, std::vector<std::string> prefixes, Derivation derive, Tail tail)
      : store_(store), prefixes_(std::move(prefixes)), derive_(std::move(derive)), tail_(std::move(tail)) {}

  Tail tail() const {
    std::lock_guard lock(mutex_);
    return tail_;
  }

  absl::Status Apply(const std::vector<eventlog::v1::Record>& records, const EventCheck& check);
  const Store& store() const { return *store_; }

 private:
  bool Keeps(absl::string_view stream) const;
  absl::Status Add(const eventlog::v1::Record& record, const EventCheck& check, Tail& tail,
                   Batch& batch) const;
  absl::Status Derive(Position after, const std::vector<eventlog::v1::Record>& records, Batch& batch) const;
  absl::Status CheckRevision(const PastEvent& event, const Batch& batch) const;
  absl::StatusOr<bool> Has(absl::string_view stream, Revision revision, const Batch& batch) const;

  Store* store_;
  const std::vector<std::string> prefixes_;
  const Derivation derive_;
  mutable std::mutex mutex_;
  Tail tail_;
};

bool History::Impl::Keeps(absl::string_view stream) const {
  return std::any_of(prefixes_.begin(), prefixes_.end(),
                     [&](const std::string& prefix) { return absl::StartsWith(stream, prefix); });
}

absl::StatusOr<bool> History::Impl::Has(absl::string_view stream, Revision revision,
                                        const Batch& batch) const {
  const std::string key = EventKey(stream, revision);
  if (batch.count(key) > 0) return true;
  ASSIGN_OR_RETURN(std::optional<std::string> value, store_->Get(key));
  return value.has_value();
}

// The revision before is there, and this one is not yet.
absl::Status History::Impl::CheckRevision(const PastEvent& event, const Batch& batch) const {
  const std::string& stream = event.header.stream();
  const Revision revision = event.revision();
  if (revision.value == 0) return DoesNotFollow(event, "it has revision 0");
  ASSIGN_OR_RETURN(bool is_there, Has(stream, revision, batch));
  if (is_there) return DoesNotFollow(event, absl::StrCat("there is a revision ", revision.value, " already"));
  if (revision.value == 1) return absl::OkStatus();
  ASSIGN_OR_RETURN(bool follows, Has(stream, {revision.value - 1}, batch));
  if (follows) return absl::OkStatus();
  return DoesNotFollow(event, absl::StrCat("revision ", revision.value - 1, " is missing"));
}

absl::Status History::Impl::Add(const eventlog::v1::Record& record, const EventCheck& check, Tail& tail,
                                Batch& batch) const {
  ASSIGN_OR_RETURN(PastEvent event, Decode(record));
  if (event.header.position() != tail.position.value + 1) {
    return DoesNotFollow(event, absl::StrCat("position ", tail.position.value + 1, " is next"));
  }
  if (tail.position.value == 0) tail.log_id = event.header.log_id();
  if (event.header.log_id() != tail.log_id) return DoesNotFollow(event, "it is of another log");
  const bool is_kept = Keeps(event.header.stream());
  if (is_kept) RETURN_IF_ERROR(CheckRevision(event, batch));
  if (check) RETURN_IF_ERROR(Annotate(check(event), absl::StrCat("position ", event.header.position())));
  if (is_kept) batch[EventKey(event.header.stream(), event.revision())] = log_format::EncodeRecord(record);
  ++tail.position.value;
  return absl::OkStatus();
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
  Batch batch;
  for (const eventlog::v1::Record& record : records) RETURN_IF_ERROR(Add(record, check, next, batch));
  RETURN_IF_ERROR(Derive(before.position, records, batch));
  batch[kVersionKey] = kVersion;
  batch[kPrefixesKey] = absl::StrJoin(prefixes_, "\n");
  batch[kLogIdKey] = next.log_id;
  if (before.position.value == 0) batch[kBeganKey] = next.log_id;
  batch[kPositionKey] = log_format::BigEndian(next.position.value);
  RETURN_IF_ERROR(store_->Write(batch));
  std::lock_guard lock(mutex_);
  tail_ = std::move(next);
  return absl::OkStatus();
}

absl::StatusOr<std::unique_ptr<History>> History::Open(Store* store, std::vector<std::string> prefixes,
                                                       Derivation derive) {
  ASSIGN_OR_RETURN(Tail tail, ReadTail(*store, absl::StrJoin(prefixes, "\n")));
  auto impl = std::make_shared<Impl>(store, std::move(prefixes), std::move(derive), std::move(tail));
  return std::unique_ptr<History>(new History(std::move(impl)));
}

absl::Status History::Apply(const std::vector<eventlog::v1::Record>& records, const EventCheck& check) {
  return impl_->Apply(records, check);
}

Position History::position() const { return impl_->tail().position; }

std::string History::log_id() const { return impl_->tail().log_id; }

absl::Status History::ReadStream(absl::string_view stream, Position as_of,
                                 absl::FunctionRef<absl::Status(const PastEvent&)> visit) const {
  auto visit_event = [&](const eventlog::v1::Record&, const PastEvent& event) { return visit(event); };
  return VisitStream(impl_->store(), stream, as_of, visit_event);
}

absl::Status History::ReadStreams(absl::string_view prefix, Position as_of,
                                  absl::FunctionRef<absl::Status(const PastEvent&)> visit) const {
  auto visit_event = [&](const eventlog::v1::Record&, const PastEvent& event) { return visit(event); };
  return VisitRange(impl_->store(), absl::StrCat("e", prefix), absl::StrCat("e", prefix, kAboveAscii), as_of,
                    visit_event);
}

absl::StatusOr<std::vector<eventlog::v1::Record>> StreamRecords(const Store& store, absl::string_view stream,
                                                                Position as_of) {
  std::vector<eventlog::v1::Record> records;
  auto keep = [&](const eventlog::v1::Record& record, const PastEvent&) {
    records.push_back(record);
    return absl::OkStatus();
  };
  RETURN_IF_ERROR(VisitStream(store, stream, as_of, keep));
  return records;
}

}  // namespace thuocdo
