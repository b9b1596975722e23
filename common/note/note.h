// Signed notes: a text and its signatures, in the format of C2SP signed-note (c2sp.org/signed-note).
//
//   the text, which ends in a line feed
//   <empty line>
//   — <key name> <base64 of key id ‖ signature>      one line per signature
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "common/note/key.h"

namespace thuocdo::note {

// The limits of a note. The specification requires at least 16 signatures.
inline constexpr size_t kNoteBytesMax = 1 << 20;
inline constexpr size_t kSignaturesMax = 100;

// One signature, possibly by an unknown key.
struct Signature {
  std::string name;
  uint32_t key_id = 0;
  std::string bytes;
  friend bool operator==(const Signature&, const Signature&) = default;
};

// A text with its signatures, none of them verified.
struct Note {
  std::string text;  // ends in a line feed
  std::vector<Signature> signatures;
};

// Returns the bytes of `note`.
std::string FormatNote(const Note& note);

// Parses the bytes of a note. Returns INVALID_ARGUMENT in one sentence if they are not UTF-8, have control
// characters, lack the empty line or a signature, have a malformed signature, or exceed a limit.
absl::StatusOr<Note> ParseNote(absl::string_view bytes);

// Returns the line of `signature`, with its line feed.
std::string FormatSignature(const Signature& signature);

// Signs `text` with `key`, which is of the type for notes.
absl::StatusOr<Signature> SignNote(const SignerKey& key, absl::string_view text);

// Returns the one of `keys` that `signature` names by name and id, without verifying it; null if there is
// none.
const VerifierKey* FindKey(const Signature& signature, const std::vector<VerifierKey>& keys);

// Returns OK if at least one of `keys`, all of the type for notes, has signed `note`. Ignores signatures of
// other keys.
//
// Returns INVALID_ARGUMENT if none of them has, and DATA_LOSS if a signature in the name of one is invalid:
// do not trust the text then.
absl::Status VerifyNote(const Note& note, const std::vector<VerifierKey>& keys);

}  // namespace thuocdo::note
