// What fuzz targets are made of.
#pragma once

#include <cstdint>

#include "absl/status/status.h"
#include "absl/strings/escaping.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/string_view.h"

namespace thuocdo::fuzz {

// OK if `holds`; otherwise an error that says `what` does not.
inline absl::Status Hold(bool holds, absl::string_view what) {
  return holds ? absl::OkStatus() : absl::InternalError(what);
}

// OK if the bytes are the same; otherwise an error with both.
inline absl::Status Same(absl::string_view what, absl::string_view actual, absl::string_view expected) {
  if (actual == expected) return absl::OkStatus();
  return absl::InternalError(
      absl::StrCat(what, ": \"", absl::CHexEscape(actual), "\" is not \"", absl::CHexEscape(expected), "\""));
}

// An input that says what is to be done: read from its front, zeros once it is used up.
class Choices {
 public:
  explicit Choices(absl::string_view input) : rest_(input) {}

  bool empty() const { return rest_.empty(); }
  absl::string_view rest() const { return rest_; }

  uint8_t Byte() {
    if (rest_.empty()) return 0;
    const auto byte = static_cast<uint8_t>(rest_.front());
    rest_.remove_prefix(1);
    return byte;
  }

  // A number up to `most`, from two bytes.
  uint64_t UpTo(uint64_t most) {
    const uint64_t high = Byte();
    return (high << 8 | Byte()) % (most + 1);
  }

  // A number of up to eight bytes; the first byte says of how many.
  uint64_t Number() {
    uint64_t number = 0;
    for (int bytes = Byte() % 9; bytes > 0; --bytes) number = number << 8 | Byte();
    return number;
  }

  // At most `size` bytes.
  absl::string_view Bytes(size_t size) {
    const absl::string_view bytes = rest_.substr(0, size);
    rest_.remove_prefix(bytes.size());
    return bytes;
  }

 private:
  absl::string_view rest_;
};

}  // namespace thuocdo::fuzz
