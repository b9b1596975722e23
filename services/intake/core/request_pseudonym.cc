#include "services/intake/core/request_pseudonym.h"

#include <algorithm>

#include "absl/strings/str_cat.h"
#include "common/base/digest.h"

namespace thuocdo::intake {
namespace {

constexpr size_t kPseudonymBytes = 64;

}  // namespace

bool MayBePlainRequestId(absl::string_view id) {
  const auto is_digit = [](char c) { return ('0' <= c && c <= '9') || ('a' <= c && c <= 'f'); };
  return id.size() != kPseudonymBytes || !std::all_of(id.begin(), id.end(), is_digit);
}

// The first byte separates the two kinds of names from each other, and from the log's other hashes
// (common/eventlog/FORMAT.md).
std::string RequestPseudonym::Id(absl::string_view id) const {
  return Hex(HmacSha256(secret_, absl::StrCat("\x04", id)));
}

RequestName RequestPseudonym::Pseudonymize(const RequestName& name) const {
  return {Id(name.id), HmacSha256(secret_, absl::StrCat("\x05", name.fingerprint))};
}

}  // namespace thuocdo::intake
