// Receipts in a file: the sender of a command keeps them, to prove later that it is in the log.
#pragma once

#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "common/transparency/receipt_check.h"
#include "thuocdo/intake/v1/receipt.pb.h"
#include "tools/thuocdo/files/input_text.h"

namespace thuocdo::client {

// `receipt` as a line of such a file, with its line feed: thuocdo.intake.v1.SavedReceipt as JSON. Empty if
// the command changed nothing: there is nothing to prove then.
std::string ReceiptLine(const intake::v1::Receipt& receipt);

// The receipts in a file, in its order.
//
// Returns INVALID_ARGUMENT, naming every line that is not what ReceiptLine writes, and if there is no line.
absl::StatusOr<std::vector<transparency::ReceiptClaim>> ReadReceiptLines(const InputText& input);

}  // namespace thuocdo::client
