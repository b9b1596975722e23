#include "common/merkle/hash.h"

#include <openssl/evp.h>

#include <algorithm>
#include <cstdlib>
#include <initializer_list>

namespace thuocdo::merkle {
namespace {

// Running out of memory leaves nothing to go on with.
void Require(bool done) {
  if (!done) std::abort();
}

// Fetched once: fetching takes longer than hashing a node.
const EVP_MD* Sha256Method() {
  static const EVP_MD* const method = EVP_MD_fetch(nullptr, "SHA256", nullptr);
  Require(method != nullptr);
  return method;
}

Hash HashOf(std::initializer_list<absl::string_view> parts) {
  Hash hash;
  EVP_MD_CTX* context = EVP_MD_CTX_new();
  Require(context != nullptr && EVP_DigestInit_ex(context, Sha256Method(), nullptr) == 1);
  for (absl::string_view part : parts) Require(EVP_DigestUpdate(context, part.data(), part.size()) == 1);
  Require(EVP_DigestFinal_ex(context, reinterpret_cast<unsigned char*>(hash.data()), nullptr) == 1);
  EVP_MD_CTX_free(context);
  return hash;
}

}  // namespace

Hash HashLeaf(absl::string_view entry) { return HashOf({absl::string_view("\x00", 1), entry}); }

Hash HashChildren(const Hash& left, const Hash& right) { return HashOf({"\x01", Bytes(left), Bytes(right)}); }

Hash EmptyRoot() { return HashOf({}); }

std::optional<Hash> HashFrom(absl::string_view bytes) {
  if (bytes.size() != kHashBytes) return std::nullopt;
  Hash hash;
  std::copy(bytes.begin(), bytes.end(), hash.begin());
  return hash;
}

}  // namespace thuocdo::merkle
