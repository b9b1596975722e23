// Pseudo-random numbers that are the same on every machine.
#pragma once

#include <cstdint>

namespace thuocdo::testing {

// splitmix64: a seed gives the same numbers everywhere.
class Dice {
 public:
  explicit Dice(uint64_t seed) : state_(seed) {}

  // Returns a number from 0 to `end` - 1.
  uint64_t Below(uint64_t end) {
    state_ += 0x9e3779b97f4a7c15;
    uint64_t mixed = state_;
    mixed = (mixed ^ (mixed >> 30)) * 0xbf58476d1ce4e5b9;
    mixed = (mixed ^ (mixed >> 27)) * 0x94d049bb133111eb;
    return (mixed ^ (mixed >> 31)) % end;
  }

 private:
  uint64_t state_;
};

}  // namespace thuocdo::testing
