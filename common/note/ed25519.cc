#include "common/note/ed25519.h"

#include <openssl/evp.h>

#include <cstdlib>
#include <memory>

namespace thuocdo::note {
namespace {

using Key = std::unique_ptr<EVP_PKEY, decltype(&EVP_PKEY_free)>;
using Context = std::unique_ptr<EVP_MD_CTX, decltype(&EVP_MD_CTX_free)>;

// OpenSSL fails here only if it is out of memory.
void Require(bool done) {
  if (!done) std::abort();
}

const unsigned char* Unsigned(absl::string_view bytes) {
  return reinterpret_cast<const unsigned char*>(bytes.data());
}

unsigned char* Unsigned(std::string& bytes) { return reinterpret_cast<unsigned char*>(bytes.data()); }

Context NewContext() {
  Context context(EVP_MD_CTX_new(), &EVP_MD_CTX_free);
  Require(context != nullptr);
  return context;
}

absl::StatusOr<Key> KeyOf(absl::string_view seed) {
  if (seed.size() != kSeedBytes) return absl::InvalidArgumentError("a private key has 32 bytes");
  Key key(EVP_PKEY_new_raw_private_key(EVP_PKEY_ED25519, nullptr, Unsigned(seed), seed.size()),
          &EVP_PKEY_free);
  Require(key != nullptr);
  return key;
}

}  // namespace

absl::StatusOr<std::string> PublicKeyOf(absl::string_view seed) {
  const absl::StatusOr<Key> key = KeyOf(seed);
  if (!key.ok()) return key.status();
  std::string public_key(kPublicKeyBytes, '\0');
  size_t size = public_key.size();
  Require(EVP_PKEY_get_raw_public_key(key->get(), Unsigned(public_key), &size) == 1 &&
          size == kPublicKeyBytes);
  return public_key;
}

absl::StatusOr<std::string> SignEd25519(absl::string_view seed, absl::string_view message) {
  const absl::StatusOr<Key> key = KeyOf(seed);
  if (!key.ok()) return key.status();
  const Context context = NewContext();
  std::string signature(kEd25519SignatureBytes, '\0');
  size_t size = signature.size();
  Require(EVP_DigestSignInit(context.get(), nullptr, nullptr, nullptr, key->get()) == 1 &&
          EVP_DigestSign(context.get(), Unsigned(signature), &size, Unsigned(message), message.size()) == 1);
  return signature;
}

bool IsSignedEd25519(absl::string_view public_key, absl::string_view message, absl::string_view signature) {
  if (public_key.size() != kPublicKeyBytes || signature.size() != kEd25519SignatureBytes) return false;
  const Key key(
      EVP_PKEY_new_raw_public_key(EVP_PKEY_ED25519, nullptr, Unsigned(public_key), public_key.size()),
      &EVP_PKEY_free);
  const Context context = NewContext();
  return key != nullptr && EVP_DigestVerifyInit(context.get(), nullptr, nullptr, nullptr, key.get()) == 1 &&
         EVP_DigestVerify(context.get(), Unsigned(signature), signature.size(), Unsigned(message),
                          message.size()) == 1;
}

}  // namespace thuocdo::note
