// Receipts in a file: the sender of a command keeps them, to prove later that it is in the log.
#pragma once

#include <map>
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

// What the lines of a file are.
struct ReceiptLines {
  std::vector<transparency::ReceiptClaim> claims;
  // By line, why it is no receipt: a crash may have torn it. The others are as good as before.
  std::map<int, std::string> unreadable;
};

// Reads the receipts in a file, in its order.
//
// Returns INVALID_ARGUMENT if there is no receipt in it at all.
absl::StatusOr<ReceiptLines> ReadReceiptLines(const InputText& input);

}  // namespace thuocdo::client
