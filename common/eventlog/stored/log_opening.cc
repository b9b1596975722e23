#include "common/eventlog/stored/log_opening.h"

#include <string>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "common/base/digest.h"
#include "common/base/status.h"
#include "common/eventlog/records/append.h"
#include "common/eventlog/records/record.h"
#include "common/eventlog/stored/log_format.h"
#include "common/eventlog/stored/log_reader.h"

namespace thuocdo::eventlog {
namespace {

constexpr size_t kLogIdBytes = 16;

absl::Status Contradiction(Position position, absl::string_view what) {
  return absl::DataLossError(absl::StrCat("log: the record at position ", position.value, " and ", what,
                                          " contradict each other; restore a backup"));
}

// Returns the append that creates a log.
AppendRequest Creation(const std::string& log_id, const std::string& origin) {
  AppendRequest append;
  append.request_id = kCreationRequestId;
  append.actor.set_id("intake");
  append.actor.set_kind(eventlog::v1::ACTOR_KIND_SYSTEM);
  append.actor.set_assurance(eventlog::v1::ASSURANCE_UNVERIFIED_LOCAL);
  NewEvent& created = append.events.emplace_back();
  created.stream = std::string(kLogStream);
  created.event.mutable_log_created()->set_log_id(log_id);
  created.event.mutable_log_created()->set_origin(origin);
  append.fingerprint = Sha256(created.event.SerializeAsString());
  return append;
}

// The creating append is planned like any other, and its batch holds the marks too: a power cut leaves a log
// or an empty store.
absl::StatusOr<LogTail> CreateLog(storage::KeyValueStore& store, const LogOptions& options) {
  const std::string log_id = Hex(options.random(kLogIdBytes));
  const AppendRequest creation = Creation(log_id, options.origin);
  AppendPlanner planner(&store, {.log_id = log_id, .head = {}}, &options.random);
  RETURN_IF_ERROR(
      planner.Plan(creation, {creation.events[0].event.SerializeAsString()}, options.clock->NowUs())
          .status());
  storage::Batch batch = planner.batch();
  batch[std::string(log_format::kVersionKey)] = std::string(log_format::kVersion);
  batch[std::string(log_format::kLogIdKey)] = log_id;
  RETURN_IF_ERROR(store.Write(batch));
  return planner.tail();
}

// Returns the position of the last stored record.
absl::StatusOr<Position> LastPosition(const storage::KeyValueStore& store) {
  ASSIGN_OR_RETURN(std::optional<storage::Entry> last, store.Last(log_format::AllRecordKeys()));
  std::optional<uint64_t> position;
  if (last.has_value()) position = log_format::TrailingNumber(last->first);
  if (!position.has_value()) return absl::DataLossError("log: there are no records; restore a backup");
  return Position{*position};
}

absl::Status CheckFirst(const LogReader& reader, const std::string& log_id) {
  ASSIGN_OR_RETURN(eventlog::v1::Record record, reader.RecordAt({1}));
  ASSIGN_OR_RETURN(PastEvent first, Decode(record));
  if (first.event.log_created().log_id() != log_id) return Contradiction({1}, "the log's id");
  return absl::OkStatus();
}

absl::Status CheckIndexes(const LogReader& reader, const storage::KeyValueStore& store,
                          const PastEvent& last) {
  ASSIGN_OR_RETURN(Revision revision, reader.StreamRevision(last.header.stream()));
  ASSIGN_OR_RETURN(std::optional<std::string> position,
                   store.Get(log_format::StreamKey(last.header.stream(), last.revision())));
  if (revision != last.revision() || position != log_format::BigEndian(last.header.position())) {
    return Contradiction(last.position(), absl::StrCat("the index of stream \"", last.header.stream(), "\""));
  }
  const uint64_t size = last.header.append_size();
  ASSIGN_OR_RETURN(std::optional<log_format::PastRequest> request,
                   reader.FindRequest(last.header.request_id()));
  const log_format::PastRequest derived{.first = {last.header.position() + 1 - size},
                                        .size = last.header.append_size(),
                                        .fingerprint = last.header.request_fingerprint()};
  if (request != derived) {
    return Contradiction(last.position(), absl::StrCat("request \"", last.header.request_id(), "\""));
  }
  return absl::OkStatus();
}

absl::Status CheckSource(const LogReader& reader, const PastEvent& last) {
  if (!last.header.has_source()) return absl::OkStatus();
  ASSIGN_OR_RETURN(std::optional<uint64_t> position, reader.SourcePosition(last.header.source().source()));
  if (position == last.header.source().position()) return absl::OkStatus();
  return Contradiction(last.position(),
                       absl::StrCat("the position of source \"", last.header.source().source(), "\""));
}

absl::StatusOr<LogTail> OpenLog(const storage::KeyValueStore& store) {
  ASSIGN_OR_RETURN(std::optional<std::string> log_id, store.Get(log_format::kLogIdKey));
  if (!log_id.has_value()) return absl::DataLossError("log: the log's id is missing; restore a backup");
  ASSIGN_OR_RETURN(Position head, LastPosition(store));
  const LogReader reader(&store, head);
  RETURN_IF_ERROR(CheckFirst(reader, *log_id));
  ASSIGN_OR_RETURN(eventlog::v1::Record record, reader.RecordAt(head));
  ASSIGN_OR_RETURN(PastEvent last, Decode(record));
  if (last.position() != head) return Contradiction(head, "its key");
  if (last.is_erased()) return Contradiction(head, "the missing later event that erased it");
  if (last.header.log_id() != *log_id) return Contradiction(head, "the log's id");
  RETURN_IF_ERROR(CheckIndexes(reader, store, last));
  RETURN_IF_ERROR(CheckSource(reader, last));
  return LogTail{.log_id = *log_id, .head = head, .accept_time_us = last.header.accept_time_us()};
}

}  // namespace

absl::StatusOr<LogTail> OpenOrCreateLog(storage::KeyValueStore& store, const LogOptions& options) {
  ASSIGN_OR_RETURN(std::optional<std::string> version, store.Get(log_format::kVersionKey));
  if (version == log_format::kVersion) return OpenLog(store);
  if (version.has_value()) {
    return absl::FailedPreconditionError(absl::StrCat("log: the log has format ", *version,
                                                      "; this program reads format ", log_format::kVersion));
  }
  ASSIGN_OR_RETURN(std::optional<storage::Entry> something, store.First(storage::KeyRange()));
  if (something.has_value())
    return absl::DataLossError("log: the store holds something other than a log; choose another directory");
  return CreateLog(store, options);
}

}  // namespace thuocdo::eventlog
