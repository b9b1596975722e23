// How bytes and numbers are written in notes, keys and proofs.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "absl/strings/string_view.h"

namespace thuocdo::note {

// The bytes that `text` is the base64 of (RFC 4648, section 4), in its one form: padded, no space, no line
// break. Nothing otherwise.
std::optional<std::string> DecodeBase64(absl::string_view text);

// The last `size` bytes of `number`, the most significant first.
std::string BigEndian(uint64_t number, size_t size);

// The number that `bytes`, at most 8, are.
uint64_t FromBigEndian(absl::string_view bytes);

}  // namespace thuocdo::note
