// Which version of the product a program is.
#pragma once

#include <string>

#include "absl/strings/string_view.h"

namespace thuocdo {

// The version of the project in CMakeLists.txt, such as "0.2.0".
extern const char kProductVersion[];

// The commit that was built: its short hash, with "-dirty" if files that git tracks were changed; "unknown"
// outside git.
extern const char kBuildCommit[];

// Returns what `program` prints for --version: its name and version, the commit, and the versions of the
// formats (formats.h), each on a line of its own, the last one without a line end.
std::string VersionText(absl::string_view program);

}  // namespace thuocdo
