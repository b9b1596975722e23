// SHA-256 (FIPS 180-4) and HMAC with it (RFC 2104), by OpenSSL.
#pragma once

#include <string>

#include "absl/strings/string_view.h"

namespace thuocdo {

// The SHA-256 of `bytes`: 32 bytes.
std::string Sha256(absl::string_view bytes);

// The HMAC-SHA-256 of `bytes` under `key`: 32 bytes.
std::string HmacSha256(absl::string_view key, absl::string_view bytes);

// `bytes` in lower-case hexadecimal.
std::string Hex(absl::string_view bytes);

// SHA-256(0x02 ‖ salt ‖ payload): commits to a payload without disclosing it.
std::string Commitment(absl::string_view salt, absl::string_view payload);

// `size` bytes from the system's cryptographic random source.
std::string RandomBytes(size_t size);

}  // namespace thuocdo
