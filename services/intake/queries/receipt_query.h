// The query that finds the receipt of an accepted command. Its contract is in the proto.
#pragma once

#include "absl/status/status.h"
#include "services/intake/context/intake.h"
#include "thuocdo/intake/v1/get_receipt.pb.h"

namespace thuocdo::intake {

absl::Status HandleGetReceipt(Intake& intake, const intake::v1::GetReceiptRequest& request,
                              intake::v1::GetReceiptResponse& response);

}  // namespace thuocdo::intake
