#include "services/audit/core/history/sheet_owner.h"

#include "common/streams/sheet.h"

namespace thuocdo::audit {

std::string SheetOwner(const eventlog::PastEvent& event) {
  return eventlog::SheetOf(event.header.stream()).value_or(eventlog::SheetName{}).organization;
}

}  // namespace thuocdo::audit
