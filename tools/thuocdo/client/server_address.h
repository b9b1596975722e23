// The address of a server, as people write it.
#pragma once

#include <string>

#include "absl/strings/string_view.h"

namespace thuocdo::client {

// Returns what is wrong with `address`, which is to be HOST:PORT with a port from 1 to 65535 and an IPv6
// address in brackets, in one sentence with an example; empty if nothing is. Whether anybody listens there is
// not asked.
std::string ViolationInAddress(absl::string_view address);

}  // namespace thuocdo::client
