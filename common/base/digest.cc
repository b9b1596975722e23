#include "common/base/digest.h"

#include <openssl/evp.h>
#include <openssl/hmac.h>

#include <cstdlib>
#include <initializer_list>

#include "absl/strings/escaping.h"

namespace thuocdo {
namespace {

// Without memory the program cannot continue.
void Require(bool done) {
  if (!done) std::abort();
}

// Fetched once: fetching takes longer than hashing a few bytes.
const EVP_MD* Sha256Method() {
  static const EVP_MD* const method = EVP_MD_fetch(nullptr, "SHA256", nullptr);
  Require(method != nullptr);
  return method;
}

std::string Sha256Of(std::initializer_list<absl::string_view> parts) {
  std::string digest(32, '\0');
  EVP_MD_CTX* context = EVP_MD_CTX_new();
  Require(context != nullptr && EVP_DigestInit_ex(context, Sha256Method(), nullptr) == 1);
  for (absl::string_view part : parts) Require(EVP_DigestUpdate(context, part.data(), part.size()) == 1);
  Require(EVP_DigestFinal_ex(context, reinterpret_cast<unsigned char*>(digest.data()), nullptr) == 1);
  EVP_MD_CTX_free(context);
  return digest;
}

}  // namespace

std::string Sha256(absl::string_view bytes) { return Sha256Of({bytes}); }

std::string HmacSha256(absl::string_view key, absl::string_view bytes) {
  std::string code(32, '\0');
  const auto* text = reinterpret_cast<const unsigned char*>(bytes.data());
  Require(HMAC(Sha256Method(), key.data(), static_cast<int>(key.size()), text, bytes.size(),
               reinterpret_cast<unsigned char*>(code.data()), nullptr) != nullptr);
  return code;
}

std::string Hex(absl::string_view bytes) { return absl::BytesToHexString(bytes); }

std::string Commitment(absl::string_view salt, absl::string_view payload) {
  return Sha256Of({"\x02", salt, payload});
}

}  // namespace thuocdo
