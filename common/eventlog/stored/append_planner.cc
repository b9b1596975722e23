#include "common/eventlog/stored/append_planner.h"

#include <algorithm>
#include <utility>

#include "absl/strings/str_cat.h"
#include "common/base/digest.h"
#include "common/base/messages.h"
#include "common/eventlog/records/erasure.h"

namespace thuocdo::eventlog {
namespace {

constexpr size_t kFingerprintBytes = 32;

bool IsPrintableAscii(absl::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return c > ' ' && c <= '~'; });
}

// Names become keys that end at a zero byte (FORMAT.md), and are shown to people.
void CheckName(absl::string_view field, absl::string_view name, size_t bytes_max, Violations& violations) {
  if (name.empty() || name.size() > bytes_max || !IsPrintableAscii(name)) {
    violations.Add(field,
                   absl::StrCat("must have 1 to ", bytes_max, " printable ASCII characters and no space"));
  }
}

void CheckSizes(const AppendRequest& append, Violations& violations) {
  if (append.fingerprint.size() != kFingerprintBytes) violations.Add("fingerprint", "must have 32 bytes");
  if (append.events.empty()) violations.Add("events", "there is nothing to add");
  if (append.events.size() > kAppendEventsMax) {
    violations.Add("events", absl::StrCat("are more than ", kAppendEventsMax));
  }
}

// Returns the payload of `added`; adds what is wrong with it to `violations` under `field`.
std::string SerializePayload(const std::string& field, const NewEvent& added, Violations& violations) {
  CheckName(absl::StrCat(field, ".stream"), added.stream, kStreamBytesMax, violations);
  if (KindOf(added.event).empty()) violations.Add(field, "has no content");
  if (added.event.has_log_created()) violations.Add(field, "a log is created only once");
  if (HasUnknownFields(added.event)) violations.Add(field, "has fields that this program does not know");
  if (added.event.ByteSizeLong() > kPayloadBytesMax) {
    violations.Add(field, absl::StrCat("has more than ", kPayloadBytesMax, " bytes"));
    return "";
  }
  return SerializeDeterministically(added.event);
}

absl::Status RejectIfAny(const Violations& violations) {
  return violations.ToStatus(absl::StatusCode::kInvalidArgument, "cannot append");
}

void CheckTotal(const std::vector<std::string>& payloads, Violations& violations) {
  size_t bytes = 0;
  for (const std::string& payload : payloads) bytes += payload.size();
  if (bytes > kAppendBytesMax) {
    violations.Add("events", absl::StrCat("have more than ", kAppendBytesMax, " bytes together"));
  }
}

// Returns what the headers of all of `append`'s events have in common.
eventlog::v1::RecordHeader CommonHeader(const AppendRequest& append) {
  eventlog::v1::RecordHeader header;
  *header.mutable_actor() = append.actor;
  header.set_request_id(append.request_id);
  header.set_request_fingerprint(append.fingerprint);
  header.set_append_size(static_cast<uint32_t>(append.events.size()));
  if (append.source.has_value()) *header.mutable_source() = *append.source;
  return header;
}

// Returns the record of `payload`. Its header commits to salt and payload: the salt keeps a header, which is
// public, from confirming a guess of the payload.
eventlog::v1::Record CommitRecord(eventlog::v1::RecordHeader header, const std::string& salt,
                                  const std::string& payload) {
  header.set_payload_size(payload.size());
  header.set_commitment(Commitment(salt, payload));
  eventlog::v1::Record record;
  record.set_header(SerializeDeterministically(header));
  record.set_salt(salt);
  record.set_payload(payload);
  return record;
}

std::string Describe(const ExpectedRevision& expected) {
  switch (expected.kind) {
    case ExpectedRevision::Kind::kNoStream:
      return "not to exist";
    case ExpectedRevision::Kind::kStreamExists:
      return "to exist";
    default:
      return absl::StrCat("to be at revision ", expected.revision.value);
  }
}

}  // namespace

absl::StatusOr<std::vector<std::string>> SerializePayloads(const AppendRequest& append) {
  Violations violations;
  CheckName("request_id", append.request_id, kRequestIdBytesMax, violations);
  CheckSizes(append, violations);
  RETURN_IF_ERROR(RejectIfAny(violations));
  std::vector<std::string> payloads;
  for (size_t i = 0; i < append.events.size(); ++i) {
    payloads.push_back(SerializePayload(absl::StrCat("events[", i, "]"), append.events[i], violations));
  }
  CheckTotal(payloads, violations);
  RETURN_IF_ERROR(RejectIfAny(violations));
  return payloads;
}

AppendPlanner::AppendPlanner(const storage::KeyValueStore* store, LogTail tail,
                             const std::function<std::string(size_t)>* random)
    : stored_(store, tail.head), tail_(std::move(tail)), random_(random) {}

// A repeated request is answered before anything else is checked: a retry must get its receipt even if the
// revisions that it expected have changed since, by itself or by others.
absl::StatusOr<Receipt> AppendPlanner::Plan(const AppendRequest& append,
                                            const std::vector<std::string>& payloads, int64_t now_us) {
  ASSIGN_OR_RETURN(std::optional<Planned> past, FindRequest(append.request_id));
  if (past.has_value()) {
    RETURN_IF_ERROR(CheckFingerprint(append.request_id, past->request, append.fingerprint));
    return ReceiptOf(append.request_id, past->request, past->accept_time_us, /*replayed=*/true);
  }
  RETURN_IF_ERROR(CheckExpected(append));
  RETURN_IF_ERROR(CheckSource(append));
  Draft draft{.accept_time_us = std::max(now_us, tail_.accept_time_us), .head = tail_.head};
  for (size_t i = 0; i < append.events.size(); ++i) {
    RETURN_IF_ERROR(AddEvent(append, i, payloads[i], draft));
  }
  RETURN_IF_ERROR(RejectIfAny(draft.violations));
  return Accept(append, std::move(draft));
}

absl::StatusOr<std::optional<AppendPlanner::Planned>> AppendPlanner::FindRequest(
    const std::string& request_id) const {
  auto planned = requests_.find(request_id);
  if (planned != requests_.end()) return std::optional<Planned>(planned->second);
  ASSIGN_OR_RETURN(std::optional<log_format::PastRequest> request, stored_.FindRequest(request_id));
  if (!request.has_value()) return std::optional<Planned>();
  ASSIGN_OR_RETURN(eventlog::v1::RecordHeader header, stored_.HeaderAt(request->first));
  return std::optional<Planned>({*request, header.accept_time_us()});
}

absl::StatusOr<Revision> AppendPlanner::StreamRevision(const std::string& stream) const {
  auto planned = revisions_.find(stream);
  if (planned != revisions_.end()) return planned->second;
  return stored_.StreamRevision(stream);
}

absl::Status AppendPlanner::CheckExpected(const AppendRequest& append) const {
  Violations violations;
  rpc::v1::ErrorDetail actual;
  for (const auto& [stream, expected] : append.expected) {
    ASSIGN_OR_RETURN(Revision revision, StreamRevision(stream));
    if (expected.Allows(revision)) continue;
    violations.Add(stream,
                   absl::StrCat("was expected ", Describe(expected), ", is at revision ", revision.value));
    rpc::v1::StreamRevision& detail = *actual.add_actual_revisions();
    detail.set_stream(stream);
    detail.set_revision(revision.value);
  }
  if (violations.empty()) return absl::OkStatus();
  for (const rpc::v1::Violation& violation : violations.violations()) *actual.add_violations() = violation;
  return WithDetail(violations.ToStatus(absl::StatusCode::kAborted, "a stream was changed meanwhile"),
                    actual);
}

absl::Status AppendPlanner::CheckSource(const AppendRequest& append) const {
  if (!append.source.has_value()) return absl::OkStatus();
  const std::string& source = append.source->source();
  ASSIGN_OR_RETURN(std::optional<uint64_t> last, stored_.SourcePosition(source));
  auto planned = sources_.find(source);
  if (planned != sources_.end()) last = planned->second;
  if (!last.has_value() || append.source->position() > *last) return absl::OkStatus();
  return absl::FailedPreconditionError(absl::StrCat("source \"", source, "\" was imported up to position ",
                                                    *last, "; position ", append.source->position(),
                                                    " is not above it"));
}

absl::Status AppendPlanner::AddEvent(const AppendRequest& append, size_t index, const std::string& payload,
                                     Draft& draft) const {
  const std::string& stream = append.events[index].stream;
  auto [revision, is_first] = draft.revisions.try_emplace(stream);
  if (is_first) {
    ASSIGN_OR_RETURN(revision->second, StreamRevision(stream));
  }
  ++revision->second.value;
  ++draft.head.value;
  eventlog::v1::RecordHeader header = CommonHeader(append);
  header.set_log_id(tail_.log_id);
  header.set_position(draft.head.value);
  header.set_stream(stream);
  header.set_revision(revision->second.value);
  header.set_accept_time_us(draft.accept_time_us);
  header.set_payload_kind(std::string(KindOf(append.events[index].event)));
  const eventlog::v1::Record record =
      CommitRecord(std::move(header), (*random_)(log_format::kSaltBytes), payload);
  if (record.header().size() > kHeaderBytesMax) {
    draft.violations.Add(absl::StrCat("events[", index, "]"),
                         absl::StrCat("needs a header of more than ", kHeaderBytesMax, " bytes"));
  }
  draft.batch[log_format::RecordKey(draft.head)] = log_format::EncodeRecord(record);
  draft.batch[log_format::StreamKey(stream, revision->second)] = log_format::BigEndian(draft.head.value);
  return append.events[index].event.has_payload_erased() ? AddErasure(append, index, draft)
                                                         : absl::OkStatus();
}

// Overwrites the record that the event at the draft's head erases. That record must be stored and not be in
// the batch: the store destroys earlier values, and a batch has none.
absl::Status AppendPlanner::AddErasure(const AppendRequest& append, size_t index, Draft& draft) const {
  const event::v1::PayloadErased& erasure = append.events[index].event.payload_erased();
  const Position target{erasure.position()};
  const std::string key = log_format::RecordKey(target);
  auto reject = [&](absl::string_view why) {
    draft.violations.Add(absl::StrCat("events[", index, "]"), why);
    return absl::OkStatus();
  };
  if (target.value == 0 || target > stored_.head() || batch_.contains(key) || draft.batch.contains(key))
    return reject(absl::StrCat("there is no payload at position ", target.value, " that could be erased"));
  ASSIGN_OR_RETURN(const eventlog::v1::RecordHeader header, stored_.HeaderAt(target));
  ASSIGN_OR_RETURN(const eventlog::v1::Record record, stored_.RecordAt(target));
  if (const std::string why = WhyNotErased(erasure, append.events[index].stream, header); !why.empty())
    return reject(why);
  if (record.erased_by() > 0)
    return reject(absl::StrCat("its payload was erased by the event at position ", record.erased_by()));
  draft.batch[key] = log_format::EncodeRecord(WithoutPayload(record, draft.head));
  draft.overwritten.push_back(key);
  return absl::OkStatus();
}

Receipt AppendPlanner::Accept(const AppendRequest& append, Draft draft) {
  log_format::PastRequest request{.first = Position{tail_.head.value + 1},
                                  .size = static_cast<uint32_t>(append.events.size()),
                                  .fingerprint = append.fingerprint};
  draft.batch[log_format::RequestKey(append.request_id)] = log_format::EncodeRequest(request);
  if (append.source.has_value()) {
    sources_[append.source->source()] = append.source->position();
    batch_[log_format::SourceKey(append.source->source())] = log_format::BigEndian(append.source->position());
  }
  batch_.merge(draft.batch);
  overwritten_.insert(overwritten_.end(), draft.overwritten.begin(), draft.overwritten.end());
  for (const auto& [stream, revision] : draft.revisions) revisions_[stream] = revision;
  requests_[append.request_id] = {request, draft.accept_time_us};
  tail_.head = draft.head;
  tail_.accept_time_us = draft.accept_time_us;
  return ReceiptOf(append.request_id, request, draft.accept_time_us, /*replayed=*/false);
}

}  // namespace thuocdo::eventlog
