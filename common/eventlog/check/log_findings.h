// Findings of a check of stored records: places, and what is wrong there.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "absl/strings/string_view.h"
#include "common/base/ids.h"

namespace thuocdo::eventlog {

// Something that is not as it should be.
struct LogFinding {
  Position position = {};  // of the event concerned; 0 if there is none
  std::string place;       // such as `position 7` or `stream "log", revision 2`
  std::string what;        // what is wrong there
  friend bool operator==(const LogFinding&, const LogFinding&) = default;
};

// Findings beyond this number are only counted.
inline constexpr size_t kLogFindingsMax = 100;

// Returns the name, for people, of the place of a position or of the entry with `key`.
std::string PlaceOf(Position position);
std::string PlaceOfKey(absl::string_view key);

// The findings so far. Of many, those of the lowest positions are kept: damage is best understood where it
// begins.
class LogFindings {
 public:
  // Adds a finding. `position` is 0 if no event is concerned.
  void Add(Position position, std::string place, std::string what);
  void AddAt(Position position, std::string what) { Add(position, PlaceOf(position), std::move(what)); }

  // Returns the findings by position, those of no event last.
  std::vector<LogFinding> Sorted() const;
  // Returns how many findings were only counted.
  uint64_t dropped() const { return dropped_; }

 private:
  std::multimap<uint64_t, LogFinding> findings_;
  uint64_t dropped_ = 0;
};

}  // namespace thuocdo::eventlog
