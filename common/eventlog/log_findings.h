// What a check of a log has found so far: the first findings by position, however many there are.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "absl/strings/string_view.h"
#include "common/base/ids.h"
#include "common/eventlog/log_check.h"

namespace thuocdo {

// How people are told where the entry with `key` is.
std::string PlaceOfKey(absl::string_view key);
std::string PlaceOf(Position position);

// At most kLogFindingsMax findings, those of the lowest positions.
class LogFindings {
 public:
  // `position` is 0 where the place is of no event.
  void Add(Position position, std::string place, std::string what);
  void AddAt(Position position, std::string what) { Add(position, PlaceOf(position), std::move(what)); }

  std::vector<LogFinding> Sorted() const;
  uint64_t dropped() const { return dropped_; }

 private:
  std::multimap<uint64_t, LogFinding> findings_;
  uint64_t dropped_ = 0;
};

}  // namespace thuocdo
