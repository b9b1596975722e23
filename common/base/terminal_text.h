// Showing untrusted text to people.
#pragma once

#include <string>

#include "absl/strings/string_view.h"

namespace thuocdo {

// Returns `text` as a single line that is safe to show on a terminal: with U+FFFD for invalid UTF-8, and for
// control characters, line ends and invisible characters (Unicode's categories Cc, Cf, Zl and Zp).
std::string SanitizeForTerminal(absl::string_view text);

}  // namespace thuocdo
