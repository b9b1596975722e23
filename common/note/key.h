// Keys that sign notes, and their text forms: C2SP signed-note (c2sp.org/signed-note).
#pragma once

#include <cstdint>
#include <string>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"

namespace thuocdo::note {

// What a key signs; the "signature type identifier byte".
enum class SignatureType : uint8_t {
  kNote = 0x01,         // the text of a note
  kCosignature = 0x04,  // a checkpoint at a time (c2sp.org/tlog-cosignature)
};

// Whose signatures are believed.
struct VerifierKey {
  std::string
      name;  // not empty; no space and no plus; by custom a URL without scheme, like "example.com/log"
  SignatureType type = SignatureType::kNote;
  std::string public_key;  // 32 bytes

  // The first four bytes of SHA-256(name ‖ 0x0A ‖ type ‖ public key), big-endian. With the name it says which
  // key signed; it is no proof of anything.
  uint32_t id() const;
  friend bool operator==(const VerifierKey&, const VerifierKey&) = default;
};

// A key that signs. Whoever has it can speak in its name: it is never printed and never logged.
struct SignerKey {
  std::string name;
  SignatureType type = SignatureType::kNote;
  std::string seed;  // 32 bytes

  VerifierKey verifier() const;
};

// Whether `name` may be a key's: not empty, UTF-8, no control character, no Unicode space and no plus.
bool IsKeyName(absl::string_view name);

// A key of `name` from fresh random bytes. Returns INVALID_ARGUMENT for a name that cannot be one.
absl::StatusOr<SignerKey> GenerateKey(const std::string& name, SignatureType type);

// `<name>+<id in hexadecimal>+<base64 of type ‖ public key>`.
std::string FormatVerifierKey(const VerifierKey& key);

// Returns INVALID_ARGUMENT in one sentence if `text` is not a key of a type above, or if its id is not what
// follows from the rest.
absl::StatusOr<VerifierKey> ParseVerifierKey(absl::string_view text);

// `PRIVATE+KEY+<name>+<id in hexadecimal>+<base64 of type ‖ seed>`, as Go's golang.org/x/mod/sumdb/note keeps
// it.
std::string FormatSignerKey(const SignerKey& key);

// Returns INVALID_ARGUMENT as ParseVerifierKey does; never with anything of the text in the message.
absl::StatusOr<SignerKey> ParseSignerKey(absl::string_view text);

}  // namespace thuocdo::note
