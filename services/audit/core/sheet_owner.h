// Whose sheet an event is about.
#pragma once

#include <string>

#include "common/eventlog/record.h"

namespace thuocdo {

// The organization whose sheet `event` is about; empty if it is about something else.
std::string SheetOwner(const PastEvent& event);

}  // namespace thuocdo
