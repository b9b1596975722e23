#include "common/merkle/hash.h"

#include <algorithm>

#include "absl/strings/str_cat.h"
#include "common/base/digest.h"

namespace thuocdo::merkle {

Hash HashLeaf(absl::string_view entry) {
  return *HashFrom(Sha256(absl::StrCat(absl::string_view("\x00", 1), entry)));
}

Hash HashChildren(const Hash& left, const Hash& right) {
  return *HashFrom(Sha256(absl::StrCat("\x01", Bytes(left), Bytes(right))));
}

Hash EmptyRoot() { return *HashFrom(Sha256("")); }

std::optional<Hash> HashFrom(absl::string_view bytes) {
  if (bytes.size() != kHashBytes) return std::nullopt;
  Hash hash;
  std::copy(bytes.begin(), bytes.end(), hash.begin());
  return hash;
}

}  // namespace thuocdo::merkle
