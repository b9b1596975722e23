#include "common/eventlog/check/log_check.h"

#include <algorithm>
#include <map>

#include "absl/strings/str_cat.h"
#include "common/base/status.h"
#include "common/eventlog/check/log_record_check.h"
#include "common/eventlog/records/record.h"
#include "common/eventlog/stored/log_format.h"

namespace thuocdo::eventlog {
namespace {

using eventlog::v1::RecordHeader;
using storage::KeyRange;

constexpr uint64_t kStepsBetweenProgress = 1000;
const char kStray[] = "belongs to no event";

// One pass over each kind of key, in key order. Records are read first and once; each looks up its own index
// entries, so a missing or changed entry is found there. The passes over the index entries then only have to
// find entries that no record asked for. So nothing is held in memory but the place in each pass.
class LogCheck {
 public:
  LogCheck(const storage::KeyValueStore* stored, Position acknowledged, LogCheckProgress progress)
      : stored_(*stored),
        acknowledged_(acknowledged),
        progress_(progress),
        findings_(),
        records_(stored, &findings_) {}

  absl::StatusOr<LogCheckResult> Run();

 private:
  using Visit = absl::FunctionRef<void(absl::string_view key, absl::string_view value)>;

  void Section(const KeyRange& keys, Visit visit);
  void Step();
  void CheckMarks();
  void CheckStreamEntry(absl::string_view key, absl::string_view value);
  void CheckRequestEntry(absl::string_view key, absl::string_view value);
  void CheckSources();
  // Returns the header at `position`; nothing if it cannot be read, which the pass over records has found.
  std::optional<RecordHeader> HeaderAt(Position position) const;

  const storage::KeyValueStore& stored_;
  const Position acknowledged_;
  LogCheckProgress progress_;
  LogFindings findings_;
  LogRecordCheck records_;
  uint64_t steps_ = 0;
  absl::Status stopped_;
  std::string stream_;  // these three: of the last stream entry
  Revision revision_;
  Position position_;
};

absl::StatusOr<LogCheckResult> LogCheck::Run() {
  auto stray = [this](absl::string_view key, absl::string_view) {
    findings_.Add({}, PlaceOfKey(key), "is not a key of a log");
  };
  auto record = [this](absl::string_view key, absl::string_view value) {
    Step();
    records_.Visit(key, value);
  };
  auto request = [this](absl::string_view key, absl::string_view value) { CheckRequestEntry(key, value); };
  auto stream = [this](absl::string_view key, absl::string_view value) {
    Step();
    CheckStreamEntry(key, value);
  };
  Section({"", "m"}, stray);
  Section({"n", "p"}, stray);
  Section(log_format::AllRecordKeys(), record);
  records_.Finish(acknowledged_);
  Section({"q", "r"}, request);
  Section({"s", "t"}, stream);
  Section({"t"}, stray);
  CheckMarks();
  CheckSources();
  if (stopped_.ok()) stopped_ = progress_(2 * acknowledged_.value, 2 * acknowledged_.value);
  RETURN_IF_ERROR(stopped_);
  return LogCheckResult{.log_id = records_.log_id(),
                        .head = records_.last(),
                        .root = records_.root(),
                        .findings = findings_.Sorted(),
                        .more_findings = findings_.dropped()};
}

// Visits the entries of `keys`. An entry that cannot be read is a finding and ends the section.
void LogCheck::Section(const KeyRange& keys, Visit visit) {
  std::string before;
  auto visit_entry = [&](absl::string_view key, absl::string_view value) {
    before = std::string(key);
    visit(key, value);
    return stopped_;
  };
  if (!stopped_.ok()) return;
  const absl::Status end = stored_.Scan(keys, visit_entry);
  if (end.ok() || !stopped_.ok()) return;
  const std::string place =
      before.empty() ? PlaceOfKey(keys.from) : absl::StrCat("after ", PlaceOfKey(before));
  findings_.Add({}, place, absl::StrCat("cannot be read: ", end.message()));
}

void LogCheck::Step() {
  const uint64_t total = 2 * acknowledged_.value;
  if (++steps_ % kStepsBetweenProgress == 0) stopped_ = progress_(std::min(steps_, total), total);
}

// Checks the entries that name the format's version and the log's id.
void LogCheck::CheckMarks() {
  std::map<std::string, std::string, std::less<>> expected = {
      {std::string(log_format::kVersionKey), std::string(log_format::kVersion)},
      {std::string(log_format::kLogIdKey), records_.log_id()}};
  auto mark = [&](absl::string_view key, absl::string_view value) {
    const auto found = expected.find(key);
    if (found == expected.end()) return findings_.Add({}, PlaceOfKey(key), "is not a key of a log");
    if (value != found->second) findings_.Add({}, PlaceOfKey(key), "contradicts the first record");
    expected.erase(found);
  };
  Section({"m", "n"}, mark);
  for (const auto& [key, value] : expected) findings_.Add({}, PlaceOfKey(key), "is missing");
}

void LogCheck::CheckStreamEntry(absl::string_view key, absl::string_view value) {
  const std::optional<log_format::StreamPlace> place = log_format::DecodeStreamKey(key);
  const std::optional<uint64_t> number = log_format::TrailingNumber(value);
  if (!place.has_value() || !number.has_value() || value.size() != 8) {
    return findings_.Add({}, PlaceOfKey(key), "cannot be read");
  }
  const Position position{*number};
  const bool is_same = place->stream == stream_;
  if (place->revision.value != (is_same ? revision_.value + 1 : 1)) {
    findings_.Add(position, PlaceOfKey(key), "the revision before it is missing");
  }
  if (is_same && position <= position_) {
    findings_.Add(position, PlaceOfKey(key), "is at a lower position than the revision before it");
  }
  const std::optional<RecordHeader> header = HeaderAt(position);
  if (!header.has_value() || header->stream() != place->stream ||
      header->revision() != place->revision.value) {
    findings_.Add(position, PlaceOfKey(key), kStray);
  }
  stream_ = place->stream;
  revision_ = place->revision;
  position_ = position;
}

void LogCheck::CheckRequestEntry(absl::string_view key, absl::string_view value) {
  const std::optional<log_format::PastRequest> request = log_format::DecodeRequest(value);
  if (!request.has_value()) return findings_.Add({}, PlaceOfKey(key), "cannot be read");
  const std::optional<RecordHeader> header = HeaderAt(request->first);
  if (!header.has_value() || log_format::RequestKey(header->request_id()) != key) {
    findings_.Add(request->first, PlaceOfKey(key), kStray);
  }
}

void LogCheck::CheckSources() {
  std::map<std::string, uint64_t> expected = records_.sources();
  auto source = [&](absl::string_view key, absl::string_view value) {
    const auto found = expected.find(std::string(key.substr(1)));
    if (found == expected.end()) return findings_.Add({}, PlaceOfKey(key), kStray);
    if (value != log_format::BigEndian(found->second)) {
      findings_.Add({}, PlaceOfKey(key),
                    absl::StrCat("is not at ", found->second, ", the position of its last event"));
    }
    expected.erase(found);
  };
  Section({"p", "q"}, source);
  for (const auto& [name, position] : expected) {
    findings_.Add({}, PlaceOfKey(log_format::SourceKey(name)), "is missing");
  }
}

std::optional<RecordHeader> LogCheck::HeaderAt(Position position) const {
  const absl::StatusOr<std::optional<std::string>> value = stored_.Get(log_format::RecordKey(position));
  if (!value.ok() || !value->has_value()) return std::nullopt;
  const std::optional<eventlog::v1::Record> record = log_format::DecodeRecord(**value);
  RecordHeader header;
  if (!record.has_value() || !header.ParseFromString(record->header())) return std::nullopt;
  return header;
}

}  // namespace

absl::StatusOr<LogCheckResult> CheckStoredLog(const storage::KeyValueStore& stored, Position acknowledged,
                                              LogCheckProgress progress) {
  return LogCheck(&stored, acknowledged, progress).Run();
}

}  // namespace thuocdo::eventlog
