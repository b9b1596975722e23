#include "common/transparency/receipt_check.h"

#include "absl/strings/str_cat.h"
#include "common/base/text.h"

namespace thuocdo::transparency {

std::optional<std::string> ViolationWithoutProof(const ReceiptClaim& claim, const std::string& log_id,
                                                 uint64_t size) {
  if (claim.log_id != log_id)
    return absl::StrCat("the receipt is of the log ", claim.log_id, ", this is the log ", log_id);
  const uint64_t last = claim.first.value + claim.leaves.size() - 1;
  if (last <= size) return std::nullopt;
  return absl::StrCat("the log ends at position ", size, ": what was accepted at position ", last,
                      " is gone");
}

std::optional<std::string> ViolationInProof(const ReceiptClaim& claim, size_t index,
                                            const std::vector<std::string>& proof, const merkle::Tree& tree) {
  const uint64_t position = claim.first.value + index;
  merkle::Proof hashes;
  for (const std::string& bytes : proof) {
    const std::optional<merkle::Hash> hash = merkle::HashFrom(bytes);
    if (!hash.has_value())
      return absl::StrCat("position ", position, ": the proof has a hash of ",
                          CountedNoun(bytes.size(), "byte"));
    hashes.push_back(*hash);
  }
  const absl::Status verified =
      merkle::VerifyInclusion(claim.leaves[index], position - 1, tree.size, hashes, tree.root);
  if (verified.ok()) return std::nullopt;
  return absl::StrCat("position ", position, ": ", verified.message());
}

}  // namespace thuocdo::transparency
