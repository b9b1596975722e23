// Directories of a test program's own.
#pragma once

#include <string>

namespace thuocdo::testing {

// A new, empty directory in ::testing::TempDir(). It goes when the program ends, with all that is in it,
// unless a test has failed: what was left may tell why. A process that this one forks leaves it alone.
//
// Any thread may ask. A directory that cannot be made ends the program: nothing can be tested then.
std::string NewDirectory();

// The same in memory, where the machine has such a place, for what is written very often.
std::string NewFastDirectory();

}  // namespace thuocdo::testing
