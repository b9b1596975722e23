#include "services/audit/core/history/sheet_owner.h"

#include "common/streams/sheet.h"

namespace thuocdo {

std::string SheetOwner(const PastEvent& event) {
  return SheetOf(event.header.stream()).value_or(SheetName{}).organization;
}

}  // namespace thuocdo
