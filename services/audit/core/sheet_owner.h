// Whose sheet an event is about.
#pragma once

#include <string>

#include "thuocdo/event/v1/event.pb.h"

namespace thuocdo {

// The organization whose sheet `event` is about; empty if it is about something else.
std::string SheetOwner(const event::v1::Event& event);

}  // namespace thuocdo
