// Strong types for numbers that must not be confused.
#pragma once

#include <compare>
#include <cstdint>

namespace thuocdo {

// The position of a record in the log: 1, 2, 3, ... without gaps. 0 is before the first record.
struct Position {
  uint64_t value = 0;
  friend auto operator<=>(const Position&, const Position&) = default;
};

// The number of an event in its stream: 1, 2, 3, ... without gaps. 0 means that the stream does not exist.
struct Revision {
  uint64_t value = 0;
  friend auto operator<=>(const Revision&, const Revision&) = default;
};

}  // namespace thuocdo
