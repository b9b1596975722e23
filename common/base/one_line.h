// Text that somebody else wrote, shown to people.
#pragma once

#include <string>

#include "absl/strings/string_view.h"

namespace thuocdo {

// `text` as one line that cannot pass for more: U+FFFD for whatever is not UTF-8, controls a terminal, ends a
// line, or is invisible (Unicode's categories Cc, Cf, Zl and Zp).
std::string OneLine(absl::string_view text);

}  // namespace thuocdo
