// The organization whose sheet an event is about.
#pragma once

#include <string>

#include "common/eventlog/records/record.h"

namespace thuocdo::audit {

// Returns the organization whose sheet `event` is about; empty if it is not about a sheet.
std::string SheetOwner(const eventlog::PastEvent& event);

}  // namespace thuocdo::audit
