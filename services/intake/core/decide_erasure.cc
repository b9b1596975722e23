#include "services/intake/core/decide_erasure.h"

#include <set>

#include "absl/strings/str_cat.h"
#include "common/base/status.h"
#include "common/eventlog/records/erasure.h"
#include "common/eventlog/records/record.h"
#include "services/intake/core/rejection.h"

namespace thuocdo::intake {
namespace {

using event::v1::Event;
using event::v1::PayloadErased;

// Returns the criteria that `event` answers; none for a declaration, which replaces the whole sheet.
std::set<std::string> CriteriaIn(const Event& event) {
  std::set<std::string> criteria;
  for (const event::v1::CriterionAnswer& line : event.answers_observed().answers())
    criteria.insert(line.criterion());
  if (event.has_answer_corrected()) criteria.insert(event.answer_corrected().correction().criterion());
  if (event.has_correction_withdrawn()) criteria.insert(event.correction_withdrawn().criterion());
  return criteria;
}

PayloadErased NewErasure(const eventlog::PastEvent& target, const std::string& reason) {
  const eventlog::SheetName sheet = eventlog::SheetOf(target.header.stream()).value_or(eventlog::SheetName{});
  PayloadErased erasure;
  erasure.set_campaign(sheet.campaign);
  erasure.set_organization(sheet.organization);
  erasure.set_position(target.position().value);
  erasure.set_revision(target.revision().value);
  for (const std::string& criterion : CriteriaIn(target.event)) erasure.add_criteria(criterion);
  erasure.set_reason(reason);
  return erasure;
}

// Adds what forbids `erasure` to erase `target`, if anything does.
void CheckTarget(const eventlog::PastEvent& target, const PayloadErased& erasure, Rejection& rejection) {
  const std::string why_not = eventlog::WhyNotErased(erasure, target.header.stream(), target.header);
  if (!why_not.empty()) return rejection.Forbidden("position", why_not);
  if (!target.is_erased()) return;
  rejection.Forbidden("position",
                      absl::StrCat("was erased already by the event at position ", target.erased_by.value));
}

}  // namespace

absl::StatusOr<std::vector<eventlog::NewEvent>> DecideErasePayload(
    const std::optional<eventlog::PastEvent>& target, const intake::v1::ErasePayloadRequest& command) {
  Rejection rejection;
  const std::string reason = rejection.CheckText("reason", command.reason());
  if (command.position() == 0) rejection.Invalid("position", "is missing; positions are counted from 1");
  if (!target.has_value()) {
    rejection.NotFound("position", absl::StrCat("there is no event at position ", command.position()));
    return rejection.ToStatus("the payload cannot be erased");
  }
  eventlog::NewEvent erased{target->header.stream(), {}};
  *erased.event.mutable_payload_erased() = NewErasure(*target, reason);
  CheckTarget(*target, erased.event.payload_erased(), rejection);
  RETURN_IF_ERROR(rejection.ToStatus("the payload cannot be erased"));
  return std::vector<eventlog::NewEvent>{std::move(erased)};
}

}  // namespace thuocdo::intake
