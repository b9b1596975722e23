#include "common/eventlog/check/log_findings.h"

#include <utility>

#include "absl/strings/escaping.h"
#include "absl/strings/str_cat.h"
#include "common/base/digest.h"
#include "common/eventlog/stored/log_format.h"

namespace thuocdo::eventlog {
namespace {

std::string Quoted(absl::string_view name) { return absl::StrCat("\"", absl::CHexEscape(name), "\""); }

}  // namespace

std::string PlaceOf(Position position) { return absl::StrCat("position ", position.value); }

std::string PlaceOfKey(absl::string_view key) {
  const char kind = key.empty() ? '\0' : key[0];
  const absl::string_view name = key.empty() ? key : key.substr(1);
  if (kind == 'm') return absl::StrCat("entry ", Quoted(name));
  if (kind == 'p') return absl::StrCat("source ", Quoted(name));
  if (kind == 'q') return absl::StrCat("request ", Quoted(name));
  if (kind == 'r' && name.size() == 8) return PlaceOf({*log_format::TrailingNumber(name)});
  if (const std::optional<log_format::StreamPlace> stream = log_format::DecodeStreamKey(key)) {
    return absl::StrCat("stream ", Quoted(stream->stream), ", revision ", stream->revision.value);
  }
  return absl::StrCat("key ", Hex(key));
}

void LogFindings::Add(Position position, std::string place, std::string what) {
  const uint64_t rank = position.value == 0 ? UINT64_MAX : position.value;
  findings_.insert({rank, {position, std::move(place), std::move(what)}});
  if (findings_.size() <= kLogFindingsMax) return;
  findings_.erase(std::prev(findings_.end()));
  ++dropped_;
}

std::vector<LogFinding> LogFindings::Sorted() const {
  std::vector<LogFinding> sorted;
  for (const auto& [rank, finding] : findings_) sorted.push_back(finding);
  return sorted;
}

}  // namespace thuocdo::eventlog
