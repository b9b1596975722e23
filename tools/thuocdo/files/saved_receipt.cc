#include "tools/thuocdo/files/saved_receipt.h"

#include <google/protobuf/util/json_util.h>

#include <algorithm>
#include <optional>

#include "absl/strings/ascii.h"
#include "absl/strings/escaping.h"
#include "absl/strings/str_split.h"
#include "common/base/digest.h"
#include "common/base/status.h"
#include "common/base/time_text.h"
#include "thuocdo/intake/v1/saved_receipt.pb.h"

namespace thuocdo::client {
namespace {

using transparency::ReceiptClaim;

constexpr size_t kLogIdDigits = 32;

bool IsLowerHex(absl::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) {
    return absl::ascii_isdigit(static_cast<unsigned char>(c)) || (c >= 'a' && c <= 'f');
  });
}

std::optional<merkle::Hash> ParseHash(const std::string& text) {
  if (text.size() != 2 * merkle::kHashBytes || !IsLowerHex(text)) return std::nullopt;
  return merkle::HashFrom(absl::HexStringToBytes(text));
}

// What `kept` says; INVALID_ARGUMENT if it cannot be.
absl::StatusOr<ReceiptClaim> ReadClaim(const intake::v1::SavedReceipt& kept, int line) {
  ReceiptClaim receipt{line, kept.log_id(), kept.request_id(), Position{kept.first_position()}, {}};
  if (kept.log_id().size() != kLogIdDigits || !IsLowerHex(kept.log_id()))
    return absl::InvalidArgumentError("log_id is not 32 lower-case hexadecimal digits");
  if (kept.first_position() == 0 || kept.last_position() < kept.first_position() ||
      kept.last_position() - kept.first_position() != static_cast<uint64_t>(kept.leaf_hashes_size()) - 1)
    return absl::InvalidArgumentError(
        "has not one leaf hash for each position from first_position to last_position");
  for (const std::string& text : kept.leaf_hashes()) {
    const std::optional<merkle::Hash> hash = ParseHash(text);
    if (!hash.has_value())
      return absl::InvalidArgumentError("has a leaf hash that is not 64 lower-case hexadecimal digits");
    receipt.leaves.push_back(*hash);
  }
  return receipt;
}

absl::StatusOr<ReceiptClaim> ParseLine(absl::string_view text, int line) {
  intake::v1::SavedReceipt kept;
  if (google::protobuf::util::JsonStringToMessage(std::string(text), &kept).ok())
    return ReadClaim(kept, line);
  return absl::InvalidArgumentError("is not a receipt as --receipts writes it; a crash may have torn it");
}

}  // namespace

std::string ReceiptLine(const intake::v1::Receipt& receipt) {
  if (receipt.first_position() == 0) return "";
  intake::v1::SavedReceipt kept;
  kept.set_log_id(receipt.log_id());
  kept.set_request_id(receipt.request_id());
  kept.set_first_position(receipt.first_position());
  kept.set_last_position(receipt.last_position());
  kept.set_accept_time(FormatTime(receipt.accept_time_us()));
  for (const std::string& hash : receipt.leaf_hashes()) kept.add_leaf_hashes(Hex(hash));
  google::protobuf::util::JsonPrintOptions options;
  options.preserve_proto_field_names = true;
  std::string line;
  // Cannot fail: there is no Any in it.
  (void)google::protobuf::util::MessageToJsonString(kept, &line, options);
  return line + "\n";
}

absl::StatusOr<ReceiptLines> ReadReceiptLines(const InputText& input) {
  ReceiptLines lines;
  int line = 0;
  for (const absl::string_view text : absl::StrSplit(input.text, '\n')) {
    ++line;
    if (text.empty()) continue;
    absl::StatusOr<ReceiptClaim> claim = ParseLine(text, line);
    if (claim.ok()) lines.claims.push_back(*std::move(claim));
    if (!claim.ok()) lines.unreadable[line] = std::string(claim.status().message());
  }
  if (!lines.claims.empty()) return lines;
  LineViolations violations(input.file);
  for (const auto& [number, why] : lines.unreadable) violations.Add(number, why);
  if (lines.unreadable.empty()) violations.Add(0, "has no receipts");
  return violations.ToStatus();
}

}  // namespace thuocdo::client
