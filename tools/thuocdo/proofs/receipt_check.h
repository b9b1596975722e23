// Checks receipts against a log. The server that answers is not trusted: only hashes are.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "common/merkle/verify.h"
#include "tools/thuocdo/proofs/saved_receipt.h"

namespace thuocdo::client {

// Why no proof can be had of `claim` in the log `log_id` whose tree has `size` entries; nothing if one can.
std::optional<std::string> ViolationWithoutProof(const ReceiptClaim& claim, const std::string& log_id,
                                                 uint64_t size);

// Why `proof`, hashes as they were sent, does not show that the event `index` of `claim` is in `tree`, at its
// position; nothing if it does.
std::optional<std::string> ViolationInProof(const ReceiptClaim& claim, size_t index,
                                            const std::vector<std::string>& proof, const merkle::Tree& tree);

}  // namespace thuocdo::client
