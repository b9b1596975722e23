// Ed25519 signatures: RFC 8032, by OpenSSL.
#pragma once

#include <string>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"

namespace thuocdo::note {

inline constexpr size_t kPublicKeyBytes = 32;
inline constexpr size_t kSeedBytes = 32;
inline constexpr size_t kEd25519SignatureBytes = 64;

// The public key of the private key `seed`. Returns INVALID_ARGUMENT unless it has 32 bytes.
absl::StatusOr<std::string> PublicKeyOf(absl::string_view seed);

// The signature over `message` by the private key `seed`. Returns INVALID_ARGUMENT unless it has 32 bytes.
absl::StatusOr<std::string> SignEd25519(absl::string_view seed, absl::string_view message);

// Whether `signature` is the one of `public_key` over `message`. Anything of a wrong size is not.
bool IsSignedEd25519(absl::string_view public_key, absl::string_view message, absl::string_view signature);

}  // namespace thuocdo::note
