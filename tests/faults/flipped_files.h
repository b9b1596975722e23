// Every byte of every file of a stored database, changed in turn.
#pragma once

#include <functional>
#include <map>
#include <string>

namespace thuocdo::faults {

// What became of a database with one changed byte.
enum class Flip {
  kRejected,   // it is not opened, with an error that says so
  kFound,      // it is opened, and reading all of it names the damage
  kIdentical,  // everything reads as it was written
  kShorter,    // it ends earlier, and everything before that reads as it was written
  kStopped,    // it is not opened: an assertion of RocksDB's own ends the process, and nothing is read
  kWrong,      // something else than was written is read: what must never be
};

// How often each happened, by the kind of file: its name without numbers.
using FlipCounts = std::map<std::string, std::map<Flip, int>>;

// Copies the files in `directory`, changes one byte of the copy and asks `open_and_read` about it: for every
// byte of every file (every 100th of RocksDB's options, which nothing reads), or for every 17th of these
// unless THUOCDO_EVERY_BYTE is set. It asks in a process apart, since an assertion may end it; this one must
// not have used RocksDB before. A failed test, naming file and byte, where the answer is kWrong or the asking
// fails.
FlipCounts FlipEveryByte(const std::string& directory,
                         const std::function<Flip(const std::string& directory)>& open_and_read);

// Runs `work` in a process of its own; a failed test if it fails there.
void RunApart(const std::function<void()>& work);

// The counts as lines of text.
std::string Describe(const FlipCounts& counts);

}  // namespace thuocdo::faults
