// Checks receipts against a log. The server that answers is not trusted: only hashes are.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "common/base/ids.h"
#include "common/merkle/hash.h"
#include "common/merkle/verify.h"

namespace thuocdo::transparency {

// What a receipt claims: the events of a command are at consecutive positions from `first` on, with these
// leaf hashes.
struct ReceiptClaim {
  int line = 0;  // in the file of receipts that it was read from; 0 if from none
  std::string log_id;
  std::string request_id;
  Position first;
  std::vector<merkle::Hash> leaves;
};

// Why no proof can be had of `claim` in the log `log_id` whose tree has `size` entries; nothing if one can.
std::optional<std::string> ViolationWithoutProof(const ReceiptClaim& claim, const std::string& log_id,
                                                 uint64_t size);

// Why `proof`, hashes as they were sent, does not show that the event `index` of `claim` is in `tree`, at its
// position; nothing if it does.
std::optional<std::string> ViolationInProof(const ReceiptClaim& claim, size_t index,
                                            const std::vector<std::string>& proof, const merkle::Tree& tree);

}  // namespace thuocdo::transparency
