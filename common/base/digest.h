// SHA-256 (FIPS 180-4) and HMAC with it (RFC 2104), by OpenSSL.
#pragma once

#include <string>

#include "absl/strings/string_view.h"

namespace thuocdo {

// Returns the SHA-256 of `bytes`: 32 bytes.
std::string Sha256(absl::string_view bytes);

// Returns the HMAC-SHA-256 of `bytes` under `key`: 32 bytes.
std::string HmacSha256(absl::string_view key, absl::string_view bytes);

// Returns `bytes` in lower-case hexadecimal.
std::string Hex(absl::string_view bytes);

// Returns SHA-256(0x02 ‖ salt ‖ payload), which commits to a payload without disclosing it.
std::string Commitment(absl::string_view salt, absl::string_view payload);

}  // namespace thuocdo
