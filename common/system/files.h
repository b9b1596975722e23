// Copying directories. After a power cut the whole copy exists under its name, or nothing does.
#pragma once

#include <cstdint>
#include <string>

#include "absl/status/status.h"

namespace thuocdo {

// Copies the files of the directory `from`, which must not contain directories, into the new directory `to`,
// whose parent must exist. Everything is synced before `to` appears; until then it is named `to`.partial.
//
// Returns ALREADY_EXISTS if `to` exists, NOT_FOUND if `from` does not, and UNAVAILABLE naming the file that
// cannot be read or written.
absl::Status CopyDirectory(const std::string& from, const std::string& to);

// Returns the total size in bytes of the files in `directory`; 0 if it cannot be read.
uint64_t DirectorySize(const std::string& directory);

}  // namespace thuocdo
