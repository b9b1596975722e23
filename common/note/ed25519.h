// Ed25519 signatures (RFC 8032), computed by OpenSSL.
#pragma once

#include <string>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"

namespace thuocdo::note {

inline constexpr size_t kPublicKeyBytes = 32;
inline constexpr size_t kSeedBytes = 32;
inline constexpr size_t kEd25519SignatureBytes = 64;

// Returns the public key of the private key `seed`; INVALID_ARGUMENT unless the seed has 32 bytes.
absl::StatusOr<std::string> PublicKeyOf(absl::string_view seed);

// Returns the signature over `message` by the private key `seed`; INVALID_ARGUMENT unless the seed has 32
// bytes.
absl::StatusOr<std::string> SignEd25519(absl::string_view seed, absl::string_view message);

// Reports whether `signature` is a signature of `public_key` over `message`. False if either has a wrong
// size.
bool IsSignedEd25519(absl::string_view public_key, absl::string_view message, absl::string_view signature);

}  // namespace thuocdo::note
