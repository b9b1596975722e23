// Keys that sign notes, and their text encodings: C2SP signed-note (c2sp.org/signed-note).
#pragma once

#include <cstdint>
#include <string>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"

namespace thuocdo::note {

// What a key signs: the "signature type identifier byte" of the specification.
enum class SignatureType : uint8_t {
  kNote = 0x01,         // the text of a note
  kCosignature = 0x04,  // a checkpoint at a time (c2sp.org/tlog-cosignature)
};

// A public key that verifies signatures.
struct VerifierKey {
  std::string name;  // satisfies IsKeyName; by convention a URL without a scheme, such as "example.com/log"
  SignatureType type = SignatureType::kNote;
  std::string public_key;  // 32 bytes

  // Returns the first four bytes of SHA-256(name ‖ 0x0A ‖ type ‖ public key), big-endian. With the name it
  // identifies the key of a signature, but proves nothing.
  uint32_t id() const;
  friend bool operator==(const VerifierKey&, const VerifierKey&) = default;
};

// A private key. It must never be printed or logged.
struct SignerKey {
  std::string name;
  SignatureType type = SignatureType::kNote;
  std::string seed;  // 32 bytes

  // Returns its public key.
  VerifierKey verifier() const;
};

// Reports whether `name` can name a key: not empty, UTF-8, without control characters, Unicode spaces and
// plus signs.
bool IsKeyName(absl::string_view name);

// Returns the key of `name` and `type` whose private part is `seed`, 32 bytes.
//
// Returns INVALID_ARGUMENT if the name is not one word without a plus, or the seed has another size.
absl::StatusOr<SignerKey> MakeSignerKey(const std::string& name, SignatureType type, std::string seed);

// Returns `<name>+<id in hexadecimal>+<base64 of type ‖ public key>`.
std::string FormatVerifierKey(const VerifierKey& key);

// Parses the output of FormatVerifierKey. Returns INVALID_ARGUMENT in one sentence if `text` is not a key of
// a known type, or if its id does not match the rest.
absl::StatusOr<VerifierKey> ParseVerifierKey(absl::string_view text);

// Returns `PRIVATE+KEY+<name>+<id in hexadecimal>+<base64 of type ‖ seed>`, the encoding of Go's
// golang.org/x/mod/sumdb/note.
std::string FormatSignerKey(const SignerKey& key);

// Parses the output of FormatSignerKey. Returns INVALID_ARGUMENT as ParseVerifierKey does; the message never
// quotes the text.
absl::StatusOr<SignerKey> ParseSignerKey(absl::string_view text);

}  // namespace thuocdo::note
