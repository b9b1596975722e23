#include "services/audit/core/sheet_owner.h"

namespace thuocdo {

using event::v1::Event;

std::string SheetOwner(const Event& event) {
  switch (event.kind_case()) {
    case Event::kAnswersDeclared:
      return event.answers_declared().organization();
    case Event::kAnswerCorrected:
      return event.answer_corrected().organization();
    case Event::kCorrectionWithdrawn:
      return event.correction_withdrawn().organization();
    case Event::kAnswersObserved:
      return event.answers_observed().organization();
    default:
      return "";
  }
}

}  // namespace thuocdo
