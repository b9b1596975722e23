// Numbers that must not be mixed up.
#pragma once

#include <compare>
#include <cstdint>

namespace thuocdo {

// A place in the log: 1, 2, 3, ... without gaps. 0 is before the first record.
struct Position {
  uint64_t value = 0;
  friend auto operator<=>(const Position&, const Position&) = default;
};

// An event's number in its stream: 1, 2, 3, ... without gaps. 0: the stream does not exist.
struct Revision {
  uint64_t value = 0;
  friend auto operator<=>(const Revision&, const Revision&) = default;
};

}  // namespace thuocdo
