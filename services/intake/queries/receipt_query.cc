#include "services/intake/queries/receipt_query.h"

#include <optional>

#include "absl/strings/str_cat.h"
#include "common/base/status.h"
#include "services/intake/context/receipt.h"

namespace thuocdo::intake {

absl::Status HandleGetReceipt(Intake& intake, const intake::v1::GetReceiptRequest& request,
                              intake::v1::GetReceiptResponse& response) {
  ASSIGN_OR_RETURN(std::optional<eventlog::Receipt> receipt,
                   intake.log->FindReceipt(intake.pseudonym.Id(request.request_id())));
  if (!receipt.has_value() && MayBePlainRequestId(request.request_id())) {
    ASSIGN_OR_RETURN(receipt, intake.log->FindReceipt(request.request_id()));
  }
  if (!receipt.has_value()) {
    return absl::NotFoundError(
        absl::StrCat("no command with the request id \"", request.request_id(), "\" was accepted"));
  }
  receipt->request_id = request.request_id();
  ASSIGN_OR_RETURN(*response.mutable_receipt(), ReceiptToProto(*intake.log, *receipt));
  auto add = [&](const eventlog::v1::Record& record) -> absl::StatusOr<bool> {
    ASSIGN_OR_RETURN(eventlog::PastEvent event, eventlog::Decode(record));
    *response.add_events() = event.event;
    return event.position() < receipt->last;
  };
  return intake.log->ReadWhile(Position{receipt->first.value - 1}, add);
}

}  // namespace thuocdo::intake
