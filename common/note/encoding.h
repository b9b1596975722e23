// The encoding of bytes and numbers in notes, keys and proofs.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "absl/strings/string_view.h"

namespace thuocdo::note {

// Decodes base64 (RFC 4648, section 4) in its canonical form: padded, without spaces or line breaks. Returns
// nothing for any other text.
std::optional<std::string> DecodeBase64(absl::string_view text);

// Returns the last `size` bytes of `number`, the most significant first.
std::string BigEndian(uint64_t number, size_t size);

// Returns the number that `bytes`, at most 8, encode.
uint64_t FromBigEndian(absl::string_view bytes);

}  // namespace thuocdo::note
