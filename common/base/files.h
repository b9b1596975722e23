// Copying directories so that a power cut leaves all of the copy, or nothing that looks like it.
#pragma once

#include <cstdint>
#include <string>

#include "absl/status/status.h"

namespace thuocdo {

// Copies the files of directory `from`, which has no directories in it, into the new directory `to`, whose
// parent exists. Everything is synced before `to` appears; until then it is called `to`.partial.
//
// Returns ALREADY_EXISTS if there is a `to`, NOT_FOUND if there is no `from`, and UNAVAILABLE naming what
// cannot be read or written.
absl::Status CopyDirectory(const std::string& from, const std::string& to);

// How many bytes the files in `directory` have; 0 if it cannot be read.
uint64_t BytesIn(const std::string& directory);

}  // namespace thuocdo
