#include "common/eventlog/check/log_record_check.h"

#include "absl/strings/str_cat.h"
#include "common/base/messages.h"
#include "common/base/text.h"
#include "common/eventlog/records/append.h"
#include "common/eventlog/records/record.h"
#include "common/eventlog/stored/log_format.h"
#include "common/eventlog/stored/log_opening.h"

namespace thuocdo::eventlog {
namespace {

using eventlog::v1::Record;
using eventlog::v1::RecordHeader;

constexpr absl::string_view kLogCreated = "log_created";

// Returns what `header` says about its whole append: everything but what differs from event to event.
std::string CommonPart(RecordHeader header) {
  header.clear_position();
  header.clear_stream();
  header.clear_revision();
  header.clear_payload_kind();
  header.clear_payload_size();
  header.clear_commitment();
  return SerializeDeterministically(header);
}

}  // namespace

void LogRecordCheck::Visit(absl::string_view key, absl::string_view value) {
  const uint64_t number = log_format::TrailingNumber(key).value_or(0);
  if (number < next_.value || number == UINT64_MAX || key != log_format::RecordKey({number})) {
    return findings_->Add({}, PlaceOfKey(key), "is not the key of a record");
  }
  const Position position{number};
  CheckMissing(position);
  ++next_.value;
  const std::optional<Record> record = log_format::DecodeRecord(value);
  if (!record.has_value()) return findings_->AddAt(position, "the record cannot be read");
  if (log_format::EncodeRecord(*record) != value) {
    findings_->AddAt(position, "the header's size is not encoded as it should be");
  }
  tree_.Append(merkle::HashLeaf(record->header()));
  CheckEvent(position, *record);
}

// Adds a finding if records before `until` are missing.
void LogRecordCheck::CheckMissing(Position until) {
  if (next_ >= until) return;
  const uint64_t last = until.value - 1;
  findings_->AddAt(next_, next_.value == last
                              ? "the record is missing"
                              : absl::StrCat("the records from here to position ", last, " are missing"));
  next_ = until;
}

void LogRecordCheck::CheckEvent(Position position, const Record& record) {
  RecordHeader header;
  if (!header.ParseFromString(record.header())) {
    return findings_->AddAt(position, "the header cannot be read");
  }
  // A record whose payload is wrong is checked further by its header, so that one run names every violation.
  if (absl::StatusOr<PastEvent> event = Decode(record); !event.ok()) {
    findings_->AddAt(position, std::string(event.status().message()));
  } else {
    erasures_.Visit(*event, [this](Position at, std::string what) { findings_->AddAt(at, std::move(what)); });
  }
  if (SerializeDeterministically(header) != record.header()) {
    findings_->AddAt(position, "the header is not encoded as it should be");
  }
  if (position == Position{1}) CheckFirst(record, header);
  CheckHeader(position, header);
  CheckStream(position, header);
  CheckAppend(position, header);
}

void LogRecordCheck::CheckFirst(const Record& record, const RecordHeader& header) {
  event::v1::Event event;
  const bool is_read = event.ParseFromString(record.payload());
  if (!is_read || event.log_created().log_id() != header.log_id() || header.stream() != kLogStream ||
      header.request_id() != kCreationRequestId || header.append_size() != 1) {
    findings_->AddAt({1}, "the record does not create the log with its id");
  }
}

void LogRecordCheck::CheckHeader(Position position, const RecordHeader& header) {
  if (header.position() != position.value) {
    findings_->AddAt(position, absl::StrCat("the header says that it is at position ", header.position()));
  }
  if (log_id_.empty()) log_id_ = header.log_id();
  if (header.log_id() != log_id_) findings_->AddAt(position, "the header has the id of another log");
  if (header.ByteSizeLong() > kHeaderBytesMax || header.payload_size() > kPayloadBytesMax) {
    findings_->AddAt(position, "the record is larger than a record may be");
  }
  if (position != Position{1} && header.payload_kind() == kLogCreated) {
    findings_->AddAt(position, "the log is created a second time");
  }
  if (header.accept_time_us() < accept_time_us_) {
    findings_->AddAt(position, "the record was accepted before the one that it follows");
  }
  accept_time_us_ = header.accept_time_us();
}

void LogRecordCheck::CheckStream(Position position, const RecordHeader& header) {
  CheckEntry(position, log_format::StreamKey(header.stream(), {header.revision()}),
             log_format::BigEndian(position.value));
}

void LogRecordCheck::CheckAppend(Position position, const RecordHeader& header) {
  std::string common = CommonPart(header);
  if (append_.has_value() && position.value < append_->first.value + append_->size) {
    if (common == append_->common) return;
    findings_->AddAt(position, absl::StrCat("the record is not part of the append of ", append_->size,
                                            " events that begins at position ", append_->first.value));
  }
  // A record that does not belong to the append before it begins the next one: one violation is not reported
  // of all that follow.
  append_ = {position, header.append_size(), std::move(common)};
  CheckRequest(position, header);
  CheckSource(position, header);
}

void LogRecordCheck::CheckRequest(Position position, const RecordHeader& header) {
  CheckEntry(
      position, log_format::RequestKey(header.request_id()),
      log_format::EncodeRequest(
          {.first = position, .size = header.append_size(), .fingerprint = header.request_fingerprint()}));
}

void LogRecordCheck::CheckSource(Position position, const RecordHeader& header) {
  if (!header.has_source()) return;
  auto [source, is_first] = sources_.try_emplace(header.source().source(), header.source().position());
  if (!is_first && header.source().position() <= source->second) {
    findings_->AddAt(position, absl::StrCat("the import from source \"", source->first,
                                            "\" is not after the one before it"));
  }
  source->second = header.source().position();
}

// Compares the index entry at `key` with `derived`, what the record at `position` implies for it.
void LogRecordCheck::CheckEntry(Position position, const std::string& key, const std::string& derived) {
  const absl::StatusOr<std::optional<std::string>> value = stored_->Get(key);
  if (value.ok() && *value == derived) return;
  const std::string violation = !value.ok()           ? std::string(value.status().message())
                                : !value->has_value() ? "is missing"
                                                      : "contradicts the record";
  findings_->AddAt(position, absl::StrCat("the entry of ", PlaceOfKey(key), " ", violation));
}

void LogRecordCheck::Finish(Position acknowledged) {
  CheckMissing({acknowledged.value + 1});
  erasures_.Finish({UINT64_MAX},
                   [this](Position at, std::string what) { findings_->AddAt(at, std::move(what)); });
  if (!append_.has_value() || append_->first.value + append_->size <= next_.value) return;
  findings_->AddAt(next_, absl::StrCat("the append of ", CountedNoun(append_->size, "event"),
                                       " that begins at position ", append_->first.value, " ends too early"));
}

std::optional<merkle::Hash> LogRecordCheck::root() const {
  // A record that cannot be read has no leaf, and without it no root can be compared.
  if (tree_.size() != last().value) return std::nullopt;
  return tree_.Root();
}

}  // namespace thuocdo::eventlog
