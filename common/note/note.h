// Signed notes: a text and who signed it, in the form of C2SP signed-note (c2sp.org/signed-note).
//
//   the text, which ends in a line feed
//   <empty line>
//   — <key name> <base64 of key id ‖ signature>      one line a signature
#pragma once

#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "common/note/key.h"

namespace thuocdo::note {

// The limits of a note; the specification asks for 16 signatures at least.
inline constexpr size_t kNoteBytesMax = 1 << 20;
inline constexpr size_t kSignaturesMax = 100;

// One signature, perhaps by a key that is not known here.
struct Signature {
  std::string name;
  uint32_t key_id = 0;
  std::string bytes;
  friend bool operator==(const Signature&, const Signature&) = default;
};

// A text with its signatures, none of them checked.
struct Note {
  std::string text;  // ends in a line feed
  std::vector<Signature> signatures;
};

// `note` as it is written.
std::string FormatNote(const Note& note);

// Returns INVALID_ARGUMENT in one sentence if `bytes` are not a note: no UTF-8, control characters, no empty
// line, no signature or one that is not in form, a limit exceeded.
absl::StatusOr<Note> ParseNote(absl::string_view bytes);

// The line of `signature`, with its line feed.
std::string FormatSignature(const Signature& signature);

// `key`, which is of the type for notes, signs `text`.
absl::StatusOr<Signature> SignNote(const SignerKey& key, absl::string_view text);

// Which of `keys` made `signature`, by its name and id: whether it really did is not looked at. Null: none.
const VerifierKey* FindKey(const Signature& signature, const std::vector<VerifierKey>& keys);

// OK if at least one of `keys`, all of the type for notes, signed `note`. What other keys signed does not
// matter.
//
// Returns INVALID_ARGUMENT if none of them did, and DATA_LOSS if a signature in the name of one is false: do
// not believe the text then.
absl::Status VerifyNote(const Note& note, const std::vector<VerifierKey>& keys);

}  // namespace thuocdo::note
